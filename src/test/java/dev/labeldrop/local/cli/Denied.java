package dev.labeldrop.local.cli;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Denies one operation. */
record Denied(String operation) implements ExecutionInterceptor {

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    if (attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME).equals(operation)) {
      throw AwsServiceException.builder()
          .awsErrorDetails(AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
          .statusCode(403)
          .build();
    }
  }
}
