package dev.labeldrop.local.stack;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.dataset.DatasetType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dataset as people call it: {@code flowers/train}.
 *
 * @param project the project's name
 * @param type which of its datasets
 */
public record DatasetName(String project, DatasetType type) {

  private static final Pattern FORM =
      Pattern.compile("(?:arn:.*:project/)?([^/]+)/(?:dataset/)?(train|test)(?:/\\d+)?");

  /** Reads {@code flowers/train} or a dataset's ARN; empty if it is neither. */
  public static Optional<DatasetName> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new DatasetName(
                parts.group(1), DatasetType.valueOf(parts.group(2).toUpperCase(Locale.ROOT))))
        : Optional.empty();
  }

  /** The name of a dataset. */
  public static DatasetName of(DatasetArn arn) {
    return parse(arn.value()).orElseThrow();
  }

  /** Where its drops go. */
  public String prefix() {
    return "incoming/" + this + "/";
  }

  @Override
  public String toString() {
    return project + "/" + type.name().toLowerCase(Locale.ROOT);
  }
}
