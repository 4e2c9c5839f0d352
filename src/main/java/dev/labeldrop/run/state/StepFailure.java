package dev.labeldrop.run.state;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.report.ReportedProblem.Source;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a step failed with, as the state machine's Catch has it ({@code $states.errorOutput}).
 *
 * <p>Example: the name is {@code dev.labeldrop.PermanentException} and the cause is {@code
 * {"errorMessage":"ERROR_OBJECT_CHANGED: s3://…","errorType":…}}; the code is {@code
 * ERROR_OBJECT_CHANGED}.
 *
 * @param name the error's name: the class of the exception, or one of the state machine's own
 * @param cause what Lambda says of the exception, as JSON, or any text; null where there is none
 */
public record StepFailure(@Nullable String name, @Nullable String cause) {

  private static final Pattern CODED = Pattern.compile("(ERROR_[A-Z0-9_]+): (.*)", Pattern.DOTALL);

  /** Lambda's own form of an exception (Developer Guide, Java handler errors). */
  record LambdaError(@Nullable String errorMessage, @Nullable String errorType) {}

  /** What kind of failure: that of the exception, or ERROR_STEP_FAILED. */
  public Code code() {
    Matcher coded = CODED.matcher(words());
    return coded.matches() ? known(coded.group(1)) : Code.ERROR_STEP_FAILED;
  }

  private static Code known(String name) {
    return Arrays.stream(Code.values())
        .filter(code -> code.name().equals(name))
        .findFirst()
        .orElse(Code.ERROR_STEP_FAILED);
  }

  /** Who said no. */
  public Source source() {
    return switch (code()) {
      case ERROR_ACCESS_DENIED, ERROR_REQUEST_REFUSED, ERROR_UPDATE_REFUSED -> Source.SERVICE;
      default -> Source.VALIDATION;
    };
  }

  /** The failure in words, without its code, and what to do. */
  public String message() {
    Matcher coded = CODED.matcher(words());
    return coded.matches()
        ? coded.group(2)
        : "A step failed with " + name + ": " + words() + ". " + Code.ERROR_STEP_FAILED.remedy();
  }

  private String words() {
    if (cause == null) {
      return "no cause was given";
    }
    try {
      LambdaError said =
          Json.read(LambdaError.class, cause.getBytes(StandardCharsets.UTF_8), "cause");
      return said.errorMessage() == null ? cause : said.errorMessage();
    } catch (PermanentException _) {
      return cause;
    }
  }
}
