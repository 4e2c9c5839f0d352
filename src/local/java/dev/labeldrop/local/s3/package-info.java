/** S3 on this machine: an embedded server, and the events that it raises. */
@NullMarked
package dev.labeldrop.local.s3;

import org.jspecify.annotations.NullMarked;
