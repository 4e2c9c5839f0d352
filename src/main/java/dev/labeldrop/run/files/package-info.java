/** What stands in a run's folder: plan, what was prepared, the update log, what was found. */
@NullMarked
package dev.labeldrop.run.files;

import org.jspecify.annotations.NullMarked;
