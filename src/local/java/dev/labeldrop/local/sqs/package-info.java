/** SQS as far as the command line asks it: the queue of events that could not be taken in. */
@NullMarked
package dev.labeldrop.local.sqs;

import org.jspecify.annotations.NullMarked;
