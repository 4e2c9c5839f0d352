package dev.labeldrop.lambda;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Clients of which a handler may only ask for the one that it needs. */
record FakeClients(@Nullable RekognitionClient only) implements Clients {

  @Override
  public S3Client s3() {
    throw new AssertionError("asked for a client of S3");
  }

  @Override
  public RekognitionClient rekognition() {
    if (only == null) {
      throw new AssertionError("asked for a client of Rekognition");
    }
    return only;
  }

  @Override
  public SnsClient sns() {
    throw new AssertionError("asked for a client of SNS");
  }

  @Override
  public SfnClient sfn() {
    throw new AssertionError("asked for a client of Step Functions");
  }
}
