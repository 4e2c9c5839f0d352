package dev.labeldrop.dataset;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a dataset in AWS.
 *
 * @param value the ARN, of the form that the API model's {@code DatasetArn} states
 */
public record DatasetArn(String value) {

  private static final Pattern FORM =
      Pattern.compile(
          "arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:"
              + "project/[a-zA-Z0-9_.\\-]{1,255}/dataset/(train|test)/[0-9]+");

  private static final int PROJECT = 1;
  private static final int TYPE = 3;
  private static final int NUMBER = 4;

  /**
   * Checks the form.
   *
   * @throws PermanentException with code ERROR_INVALID_DATASET_ARN where it is another
   */
  public DatasetArn {
    if (!FORM.matcher(value).matches()) {
      throw new PermanentException(
          Code.ERROR_INVALID_DATASET_ARN,
          "'"
              + value
              + "' is not the ARN of a dataset. It looks like"
              + " arn:aws:rekognition:REGION:ACCOUNT:project/NAME/dataset/train/DIGITS;"
              + " check the stack parameter DatasetArn or the poller's input.");
    }
  }

  /** A name for the dataset's folder, such as {@code flowers-train-1700000000000}. */
  public String folderName() {
    return folderName(type(), part(NUMBER));
  }

  /** The same of another dataset of its project. */
  public String folderName(DatasetType type, String number) {
    return project() + "-" + type.name().toLowerCase(Locale.ROOT) + "-" + number;
  }

  /** Another dataset of its project. */
  public DatasetArn sibling(DatasetType type, String number) {
    String project = value.substring(0, value.indexOf("/dataset/"));
    return new DatasetArn(
        project + "/dataset/" + type.name().toLowerCase(Locale.ROOT) + "/" + number);
  }

  /** The name of its project. */
  public String project() {
    return part(PROJECT);
  }

  /** Which of the project's datasets it is. */
  public DatasetType type() {
    return DatasetType.valueOf(part(TYPE).toUpperCase(Locale.ROOT));
  }

  private String part(int place) {
    return value.split("/", -1)[place];
  }

  @Override
  public String toString() {
    return value;
  }
}
