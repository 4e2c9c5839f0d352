/** SNS on this machine: topics that keep what is published. */
@NullMarked
package dev.labeldrop.local.sns;

import org.jspecify.annotations.NullMarked;
