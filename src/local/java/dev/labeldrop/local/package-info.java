/**
 * The local stack: what stands in for AWS on a developer's machine and in tests. Never deployed.
 */
@NullMarked
package dev.labeldrop.local;

import org.jspecify.annotations.NullMarked;
