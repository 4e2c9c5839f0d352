/** The dropped object and the run's folder in S3; from an S3 event to drops. */
@NullMarked
package dev.labeldrop.drop;

import org.jspecify.annotations.NullMarked;
