package dev.labeldrop.run.images;

import dev.labeldrop.run.state.StepAnswer;

/** What the look at images adds to the execution's state. */
public sealed interface ImagesAnswer extends StepAnswer {

  /**
   * All images were looked at.
   *
   * @param images how many the valid lines name
   * @param lookedAt how many were looked at
   * @param badImages how many lines are rejected because of their image or their boxes in it
   * @param rejected whether nothing of the file is sent because of that
   * @param events events of the execution used so far
   */
  record Done(long images, long lookedAt, long badImages, boolean rejected, int events)
      implements ImagesAnswer {

    @Override
    public String next() {
      return rejected ? "IMAGES_REJECTED" : "IMAGES_DONE";
    }
  }

  /**
   * There are too many for one call.
   *
   * @param imageDocuments folder that the batches are to use, within the run's folder
   * @param imageBatches how many batches there are
   * @param events events of the execution used so far
   */
  record Batches(String imageDocuments, int imageBatches, int events) implements ImagesAnswer {

    @Override
    public String next() {
      return "IMAGES_BATCHES";
    }
  }

  /**
   * A batch was looked at.
   *
   * @param lookedAt how many images were looked at
   * @param badLines how many lines have an error that only their image shows
   */
  record Batch(long lookedAt, int badLines) implements ImagesAnswer {

    @Override
    public String next() {
      return "BATCH_DONE";
    }
  }
}
