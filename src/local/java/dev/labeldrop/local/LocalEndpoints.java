package dev.labeldrop.local;

import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where all services of a local stack are. A file of it tells the command line of another process.
 *
 * @param s3 where S3 is
 * @param rekognition where Rekognition is
 * @param sns where SNS is
 * @param stepFunctions where Step Functions is
 * @param cloudFormation where CloudFormation is
 * @param sqs where SQS is
 * @param lambda where Lambda is
 */
public record LocalEndpoints(
    URI s3, URI rekognition, URI sns, URI stepFunctions, URI cloudFormation, URI sqs, URI lambda) {

  /** Writes the file, in the place of an earlier one. */
  public void write(Path file) throws IOException {
    Map<String, String> uris = new LinkedHashMap<>();
    uris.put("s3", s3.toString());
    uris.put("rekognition", rekognition.toString());
    uris.put("sns", sns.toString());
    uris.put("stepFunctions", stepFunctions.toString());
    uris.put("cloudFormation", cloudFormation.toString());
    uris.put("sqs", sqs.toString());
    uris.put("lambda", lambda.toString());
    Files.writeString(file, Json.pretty(uris));
  }

  /**
   * Reads the file.
   *
   * @throws IOException where it cannot be read or has another form
   */
  public static LocalEndpoints read(Path file) throws IOException {
    try {
      return Json.read(LocalEndpoints.class, Files.readAllBytes(file), "file of endpoints");
    } catch (PermanentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
