package dev.labeldrop.lambda;

import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The SDK's clients, made when they are asked for: a function needs two or three of the four. */
public interface Clients {

  /** A client of S3. */
  S3Client s3();

  /** A client of Rekognition. */
  RekognitionClient rekognition();

  /** A client of SNS. */
  SnsClient sns();

  /** A client of Step Functions. */
  SfnClient sfn();
}
