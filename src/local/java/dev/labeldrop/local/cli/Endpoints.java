package dev.labeldrop.local.cli;

import dev.labeldrop.local.LocalStack;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a local stack's services are, as the variables that AWS's SDKs and the AWS CLI read (SDKs
 * and Tools Reference Guide, service-specific endpoints).
 *
 * @param stack the stack
 */
record Endpoints(LocalStack stack) {

  Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ENDPOINT_URL_S3", stack.s3().endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_REKOGNITION", stack.rekognition().endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SNS", stack.sns().endpoint().toString());
    variables.put("AWS_ENDPOINT_URL_SFN", stack.stepFunctionsEndpoint().toString());
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_DEFAULT_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    return variables;
  }

  String text() {
    StringBuilder text = new StringBuilder("The local stack is up. For the AWS CLI and SDKs:\n\n");
    variables()
        .forEach((name, value) ->
            text.append("  export ").append(name).append('=').append(value).append('\n'));
    return text.append("\nbucket         ")
        .append(LocalStack.BUCKET)
        .append("\ntopic          ")
        .append(stack.topicArn())
        .append("\nstate machine  ")
        .append(stack.stateMachine().arn())
        .append('\n')
        .toString();
  }
}
