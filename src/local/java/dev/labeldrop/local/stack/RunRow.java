package dev.labeldrop.local.stack;

import org.jspecify.annotations.Nullable;

/**
 * A run in a table.
 *
 * @param run its id
 * @param startedAt when its execution began, ISO-8601
 * @param file the key of the dropped object; null if Ingest left no plan
 * @param dataset the dataset, as in {@code flowers/train}; null if the key names none
 * @param outcome how it ended: that of the notice, {@code RUNNING}, or {@code UNREPORTED}
 * @param total lines of the file; null before the notice, as the next ones
 * @param applied lines that were applied
 * @param unchanged lines that the dataset held already
 * @param superseded lines whose image a newer drop had written
 * @param rejected lines that validation rejected
 * @param took from the reading of the file to the notice, ISO-8601
 */
public record RunRow(
    String run,
    String startedAt,
    @Nullable String file,
    @Nullable String dataset,
    String outcome,
    @Nullable Long total,
    @Nullable Long applied,
    @Nullable Long unchanged,
    @Nullable Long superseded,
    @Nullable Long rejected,
    @Nullable String took) {}
