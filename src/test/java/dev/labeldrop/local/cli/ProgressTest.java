package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class ProgressTest {

  private final StringWriter out = new StringWriter();
  private final Progress progress = new Progress(new PrintWriter(out), false);

  @Test
  void tellsEachNewThingOnce() {
    progress.validating("a.jsonl");
    progress.entered("AnythingToSend", "{\"lines\":3}");
    progress.entered("Queue", "{\"lines\":3}");
    progress.entered("Prepare", "{\"armed\":0}");
    progress.entered("Prepared", "{\"next\":\"READY\",\"chunks\":2}");
    progress.entered("Submit", "{\"next\":\"READY\",\"chunks\":2}");
    for (int look = 0; look < 3; look++) {
      progress.entered("Wait", "{\"next\":\"SENT\",\"chunks\":2,\"chunk\":1,\"piece\":false}");
      progress.entered("Poll", "{\"next\":\"SENT\",\"chunks\":2,\"chunk\":1}");
      progress.entered("Decide", "{\"next\":\"SENT\",\"chunks\":2,\"chunk\":1}");
    }
    progress.entered("Submit", "{\"next\":\"SENT\",\"chunks\":2,\"chunk\":1}");
    progress.entered("Wait", "{\"next\":\"SENT\",\"chunks\":2,\"chunk\":2,\"piece\":true}");
    progress.entered("Reconcile", "{\"next\":\"FINISHED\"}");
    progress.entered("WaitBeforeReconcile", "{\"next\":\"LOOKING\"}");
    progress.entered("Reconcile", "{\"next\":\"LOOKING\"}");
    progress.entered("Report", "{}");
    assertThat(out.toString().lines())
        .containsExactly(
            "starting the local stack",
            "validating a.jsonl",
            "waiting for the dataset's turn",
            "comparing the file with what the dataset holds",
            "chunk 1 of 2: waiting for the service",
            "a piece of chunk 2 of 2: waiting for the service",
            "asking the dataset what became of the lines",
            "writing the report");
  }

  @Test
  void tellsOnceThatImagesAreLookedAt() {
    progress.entered("AnythingToSend", "{\"lines\":1500}");
    progress.entered("Images", "{\"lines\":1500}");
    progress.entered("ImagesLooked", "{\"next\":\"IMAGES_BATCHES\"}");
    progress.entered("LookAtBatches", "{\"next\":\"IMAGES_BATCHES\"}");
    progress.entered("GatherImages", "{\"next\":\"IMAGES_BATCHES\"}");
    progress.entered("ImagesGathered", "{\"next\":\"IMAGES_DONE\"}");
    progress.entered("Queue", "{\"next\":\"IMAGES_DONE\"}");
    assertThat(out.toString().lines())
        .containsExactly(
            "starting the local stack", "looking at the images", "waiting for the dataset's turn");
  }

  @Test
  void saysWhatIsWaitedFor() {
    progress.entered("Prepare", "{}");
    progress.entered("WaitBeforePrepare", "{\"next\":\"BUSY\"}");
    progress.entered("Prepare", "{\"next\":\"BUSY\"}");
    progress.entered("WaitBeforePrepare", "{\"next\":\"BUSY\"}");
    progress.entered("Prepare", "{\"next\":\"BUSY\"}");
    progress.entered("WaitBeforePrepare", "{\"next\":\"LISTING\"}");
    progress.entered("Prepare", "{\"next\":\"LISTING\"}");
    progress.entered("WaitBeforeSubmit", "{\"next\":\"BUSY\"}");
    progress.entered(
        "WaitBeforeSubmit", "{\"next\":\"BUSY\",\"limitedUntil\":\"2026-11-22T12:15:00Z\"}");
    assertThat(out.toString().lines())
        .containsExactly(
            "starting the local stack",
            "comparing the file with what the dataset holds",
            "the dataset is busy with another update, waiting for its end",
            "listing what the dataset holds",
            "the dataset takes no update now, waiting",
            "a limit of the service is reached, waiting");
  }
}
