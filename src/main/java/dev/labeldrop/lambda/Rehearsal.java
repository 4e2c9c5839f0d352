package dev.labeldrop.lambda;

import dev.labeldrop.Json;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.RejectedLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a function does once before its snapshot is taken, so that the classes are loaded that its
 * first invocation needs: a call of each of its clients, over a stub that refuses it, and one line
 * validated. Its own clients take no part: they keep no credentials and no connection.
 */
final class Rehearsal {

  private static final String LINE =
      """
      {"source-ref":"s3://rehearsal/1.jpg","kind":1,"kind-metadata":{"class-name":"a",\
      "confidence":1,"type":"groundtruth/image-classification","job-name":"labeling-job/a",\
      "human-annotated":"yes","creation-date":"2026-01-01T00:00:00.000000"}}
      """;

  private static final String DATASET =
      "arn:aws:rekognition:us-east-1:000000000000:project/rehearsal/dataset/train/0";

  private final Clients clients;

  /** With clients whose calls are refused. */
  Rehearsal() {
    this(new RehearsalClients());
  }

  /** With other clients. */
  Rehearsal(Clients clients) {
    this.clients = clients;
  }

  /** Validates a line. */
  void line() {
    try {
      new ManifestValidator(Limits.SERVICE)
          .validate(
              new ByteArrayInputStream(LINE.getBytes(StandardCharsets.UTF_8)),
              RejectedLines.ignored());
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be read", e);
    }
  }

  /** Calls S3, and reads and writes JSON. */
  void s3() {
    Json.readMap(Json.bytes(Map.of("rehearsal", 1)), "rehearsal");
    refused(() -> clients.s3().getObjectAsBytes(get -> get.bucket("rehearsal").key("1")));
  }

  /** Calls Rekognition. */
  void rekognition() {
    refused(() -> clients.rekognition().describeDataset(asked -> asked.datasetArn(DATASET)));
  }

  /** Calls Step Functions. */
  void stepFunctions() {
    refused(() -> clients.sfn().startExecution(start -> start.stateMachineArn("rehearsal")));
  }

  /** Calls SNS. */
  void sns() {
    refused(() -> clients.sns().publish(notice -> notice.topicArn("rehearsal").message("1")));
  }

  private static void refused(Runnable call) {
    try {
      call.run();
    } catch (SdkException _) {
      // The stub refuses every call; its way to there and back is what was rehearsed.
    }
  }
}
