/**
 * S3 on this machine: an embedded server that keeps objects in memory, with the events that S3
 * would send, a log of calls, and faults.
 */
@NullMarked
package dev.labeldrop.local.s3;

import org.jspecify.annotations.NullMarked;
