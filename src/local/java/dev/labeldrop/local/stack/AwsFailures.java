package dev.labeldrop.local.stack;

import dev.labeldrop.ServiceFailures;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sso.auth.ExpiredTokenException;
import software.amazon.awssdk.services.sso.model.UnauthorizedException;

/** What a failed call of AWS means for people, and the command that fixes it. */
public final class AwsFailures {

  /** Common Errors of the services' API references, and S3's list of error codes. */
  private static final Set<String> EXPIRED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");

  private static final Set<String> UNKNOWN =
      Set.of(
          "InvalidClientTokenId",
          "UnrecognizedClientException",
          "InvalidAccessKeyId",
          "InvalidToken",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "AuthFailure",
          "IncompleteSignature",
          "IncompleteSignatureException",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException");

  private static final Pattern PROFILE = Pattern.compile("for profile '([^']+)'");

  private AwsFailures() {}

  /** A failure in plain words. */
  public static String words(SdkException failure) {
    String code = ServiceFailures.code(failure);
    if (EXPIRED.contains(code)
        || failure instanceof ExpiredTokenException
        || failure instanceof UnauthorizedException) {
      return "The AWS credentials have expired. Sign in again: aws sso login, or the way that you"
          + " got them. With a profile: aws sso login --profile NAME";
    }
    if (UNKNOWN.contains(code)) {
      return "AWS does not accept the credentials (%s). See whose they are: aws sts get-caller-identity"
          .formatted(code);
    }
    if (failure instanceof AwsServiceException service) {
      return isDenied(code, service) ? denied(service) : refused(service);
    }
    String message = String.valueOf(failure.getMessage());
    if (message.contains("Unable to load credentials")
        || message.contains("credentials for profile")) {
      return noCredentials(message);
    }
    return causes(failure).anyMatch(AwsFailures::isNetwork)
        ? noConnection(failure)
        : called(failure) + " failed: " + message;
  }

  /** The SDK's message lists all its ways to find some; a profile's name is what helps. */
  private static String noCredentials(String message) {
    Matcher profile = PROFILE.matcher(message);
    return "No AWS credentials were found%s. Sign in with aws sso login or aws configure, and name the profile in AWS_PROFILE."
        .formatted(
            profile.find() && !profile.group(1).equals("default")
                ? " for the profile '" + profile.group(1) + "'"
                : "");
  }

  private static String sentence(String text) {
    return text.strip().endsWith(".") ? text.strip() : text.strip() + ".";
  }

  private static boolean isDenied(String code, AwsServiceException failure) {
    return code.startsWith("AccessDenied")
        || code.startsWith("Unauthorized")
        || code.equals("AuthorizationError")
        || failure.statusCode() == 403;
  }

  private static String denied(AwsServiceException failure) {
    String message =
        failure.awsErrorDetails() == null ? "" : failure.awsErrorDetails().errorMessage();
    String action = CallNote.of(failure).map(CallNote::action).orElse("the call");
    String resource = CallNote.of(failure).map(CallNote::resource).orElse("*");
    String what = action + " " + resource + " " + message;
    String remedy =
        what.contains("/datasets/") || (what.contains("/runs/") && what.contains("s3:PutObject"))
            ? "The bucket lets only the stack's roles do that, and the parameter"
                + " TrustedPrincipalArns: add your role there."
            : "docs/operations.md has the policy that each command needs.";
    return "Access denied: you may not call %s on %s.%s %s"
        .formatted(
            action,
            resource,
            message == null || message.isBlank() ? "" : " AWS says: " + sentence(message),
            remedy);
  }

  private static String refused(AwsServiceException failure) {
    return called(failure) + " failed: " + ServiceFailures.words(failure);
  }

  private static String noConnection(SdkException failure) {
    String where =
        causes(failure)
            .filter(UnknownHostException.class::isInstance)
            .map(each -> " to " + each.getMessage())
            .findFirst()
            .orElse("");
    return "%s failed: there is no connection%s. Check the network, the proxy and the region, then try again."
        .formatted(called(failure), where);
  }

  private static String called(SdkException failure) {
    return CallNote.of(failure)
        .map(note -> note.action() + " on " + note.resource())
        .orElse("A call of AWS");
  }

  private static boolean isNetwork(Throwable failure) {
    return switch (failure) {
      case UnknownHostException _, ConnectException _, NoRouteToHostException _ -> true;
      case SocketTimeoutException _ -> true;
      case IOException e -> String.valueOf(e.getMessage()).contains("Connection reset");
      default -> false;
    };
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, each -> each != null, Throwable::getCause).limit(20);
  }
}
