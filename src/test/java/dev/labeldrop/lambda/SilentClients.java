package dev.labeldrop.lambda;

import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Clients that can be had, and none of whose operations may be called. */
record SilentClients() implements Clients {

  @Override
  public S3Client s3() {
    return new S3Client() {
      @Override
      public String serviceName() {
        return "s3";
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public RekognitionClient rekognition() {
    return new RekognitionClient() {
      @Override
      public String serviceName() {
        return "rekognition";
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public SnsClient sns() {
    return new SnsClient() {
      @Override
      public String serviceName() {
        return "sns";
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public SfnClient sfn() {
    return new SfnClient() {
      @Override
      public String serviceName() {
        return "states";
      }

      @Override
      public void close() {}
    };
  }
}
