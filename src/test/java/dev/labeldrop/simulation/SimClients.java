package dev.labeldrop.simulation;

import dev.labeldrop.lambda.Clients;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The services of a world. */
record SimClients(S3Client s3, RekognitionClient rekognition, SnsClient sns, SfnClient sfn)
    implements Clients {}
