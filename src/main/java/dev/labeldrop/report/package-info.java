/** The report of a run and its forms, and the notice that goes to SNS. */
@NullMarked
package dev.labeldrop.report;

import org.jspecify.annotations.NullMarked;
