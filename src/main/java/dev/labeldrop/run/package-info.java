/**
 * The steps of one run: ingest, submit, poll, reconcile, report. Each decides; none holds a client.
 */
@NullMarked
package dev.labeldrop.run;

import org.jspecify.annotations.NullMarked;
