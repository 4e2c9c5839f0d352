/** Lambda functions on this machine: who they are, and how a handler is called. */
@NullMarked
package dev.labeldrop.local.functions;

import org.jspecify.annotations.NullMarked;
