package dev.labeldrop.local.cli;

import dev.labeldrop.local.LocalStack;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Where a local stack's services are, as the variables that AWS's SDKs and the AWS CLI read (SDKs
 * and Tools Reference Guide, service-specific endpoints).
 *
 * @param s3 where S3 is
 * @param rekognition where Rekognition is
 * @param sns where SNS is
 * @param stepFunctions where Step Functions is
 */
record Endpoints(URI s3, URI rekognition, URI sns, URI stepFunctions) {

  /** Those of a stack, as seen from this machine. */
  static Endpoints of(LocalStack stack) {
    return new Endpoints(
        stack.s3().endpoint(),
        stack.rekognition().endpoint(),
        stack.sns().endpoint(),
        stack.stepFunctionsEndpoint());
  }

  /** Each of them elsewhere. */
  Endpoints map(UnaryOperator<URI> elsewhere) {
    return new Endpoints(
        elsewhere.apply(s3),
        elsewhere.apply(rekognition),
        elsewhere.apply(sns),
        elsewhere.apply(stepFunctions));
  }

  /** The endpoints alone. */
  Map<String, String> urls() {
    Map<String, String> urls = new LinkedHashMap<>();
    urls.put("AWS_ENDPOINT_URL_S3", s3.toString());
    urls.put("AWS_ENDPOINT_URL_REKOGNITION", rekognition.toString());
    urls.put("AWS_ENDPOINT_URL_SNS", sns.toString());
    urls.put("AWS_ENDPOINT_URL_SFN", stepFunctions.toString());
    return urls;
  }

  /** All that a client needs: the endpoints, a region, and credentials that are not looked at. */
  Map<String, String> variables() {
    Map<String, String> variables = urls();
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_DEFAULT_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }
}
