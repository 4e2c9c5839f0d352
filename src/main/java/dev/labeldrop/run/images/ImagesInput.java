package dev.labeldrop.run.images;

import org.jspecify.annotations.Nullable;

/**
 * What the state machine asks of the look at images.
 *
 * @param run the run's id
 * @param bucket the drop's bucket
 * @param imageDocuments folder of the look's documents, within the run's folder; null at the start
 * @param batch the batch to look at, from 0; null if none is asked for
 * @param events events of the execution used so far; null for none
 * @param retries how often the state machine has tried this step before; null for never
 */
public record ImagesInput(
    String run,
    String bucket,
    @Nullable String imageDocuments,
    @Nullable Integer batch,
    @Nullable Integer events,
    @Nullable Integer retries) {}
