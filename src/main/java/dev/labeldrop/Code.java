package dev.labeldrop;

/**
 * The rules of a manifest, by the code that a breach of each is reported under. Where Amazon
 * Rekognition has a code for a fault, this is that code; the others are Labeldrop's own, in the
 * same style.
 */
public enum Code {
  /** The file has no line that is not blank. */
  ERROR_EMPTY_MANIFEST(
      Severity.ERROR,
      "The manifest has no JSON line.",
      "Drop a manifest with at least one JSON line."),
  /** The file is larger than the service's limit for a manifest. */
  ERROR_MANIFEST_SIZE_TOO_LARGE(
      Severity.ERROR,
      "The manifest is larger than the service accepts.",
      "Split the manifest into smaller files."),
  /** The file has more lines than a dataset may have entries. */
  ERROR_MANIFEST_ROWS_EXCEEDS_MAXIMUM(
      Severity.ERROR,
      "The manifest has more lines than a dataset may have entries.",
      "Drop fewer lines, or spread them over several datasets."),
  /** A line is longer, in characters, than an entry may be. */
  ERROR_LINE_TOO_LONG(
      Severity.ERROR,
      "The line is longer than an entry may be; the service would drop it without a word.",
      "Shorten the line: fewer annotations, shorter names, no unused keys."),
  /** A line alone does not fit into one update. */
  ERROR_LINE_TOO_LARGE(
      Severity.ERROR,
      "The line alone is too large for one update.",
      "Shorten the line, or raise the stack parameter MaxChangesBytes."),
  /** A line is not UTF-8. */
  ERROR_INVALID_UTF8(Severity.ERROR, "The line is not valid UTF-8.", "Save the manifest as UTF-8."),
  /** A line is not one JSON object. */
  ERROR_INVALID_JSON_LINE(
      Severity.ERROR,
      "The line is not one complete JSON object.",
      "Write one JSON object on the line, with nothing before or after it."),
  /** A line has no {@code source-ref}. */
  ERROR_MISSING_SOURCE_REF(
      Severity.ERROR,
      "The line does not say which image it is about.",
      "Add \"source-ref\": \"s3://BUCKET/KEY\"."),
  /** A {@code source-ref} is not an S3 URI. */
  ERROR_INVALID_SOURCE_REF_FORMAT(
      Severity.ERROR,
      "The source-ref is not of the form s3://BUCKET/KEY.",
      "Write the image's place as s3://BUCKET/KEY, in lower case up to the bucket."),
  /** A {@code source-ref} stands on an earlier line too. */
  ERROR_DUPLICATE_SOURCE_REF(
      Severity.ERROR,
      "An earlier line has the same source-ref; in a dataset each may appear once.",
      "Keep one of the lines."),
  /** Lines of the file broke rules, so that nothing of it was sent. */
  ERROR_MANIFEST_REFUSED(
      Severity.ERROR,
      "Validation refused the file.",
      "Mend the lines that the other problems name, and drop the file again."),
  /** The dataset that the file was dropped for is not there. */
  ERROR_DATASET_NOT_FOUND(
      Severity.ERROR,
      "There is no such dataset.",
      "Create it, or drop the file under the right project and type."),
  /** The dataset is in a status in which it takes no updates. */
  ERROR_DATASET_UNUSABLE(
      Severity.ERROR,
      "The dataset takes no updates: its creation failed, or it is being deleted.",
      "Create a dataset anew and drop the file again."),
  /** An ARN is not that of a dataset. */
  ERROR_INVALID_DATASET_ARN(
      Severity.ERROR,
      "The value is not the ARN of a dataset.",
      "Check the stack parameter DatasetArn, or the poller's input."),
  /** The dropped object is not the one any more that the event spoke of. */
  ERROR_OBJECT_CHANGED(
      Severity.ERROR,
      "The dropped object was replaced before it was read to its end.",
      "Nothing, if the newer object has its own notice; otherwise drop the file again."),
  /** The dropped object is gone. */
  ERROR_OBJECT_NOT_FOUND(
      Severity.ERROR,
      "The dropped object was deleted before it was read to its end.",
      "Drop the file again, and see what deletes it."),
  /** An AWS service denied a call. */
  ERROR_ACCESS_DENIED(
      Severity.ERROR,
      "A service denied a call for lack of permission.",
      "Allow the action that the message names to the function's role."),
  /** An AWS service refused a request. */
  ERROR_REQUEST_REFUSED(
      Severity.ERROR,
      "A service refused a request as wrong.",
      "Read the service's words in the message; if they do not help, report a bug of Labeldrop."),
  /** The service refused an update's changes. */
  ERROR_UPDATE_REFUSED(
      Severity.ERROR,
      "The service refused an update as wrong.",
      "Read the service's words in the message; a smaller MaxChangesBytes may help."),
  /** An update ended in another status than complete. */
  ERROR_UPDATE_FAILED(
      Severity.ERROR,
      "The service took an update and ended it as failed.",
      "Look at the lines of that chunk, and drop the file again when they are mended."),
  /** An update was not over in time. */
  ERROR_UPDATE_TIMED_OUT(
      Severity.ERROR,
      "An update was not over within the time allowed.",
      "Look at the dataset, then drop the file again; or raise UpdateTimeoutMinutes."),
  /** The service lists an entry as one with errors and names none. */
  ERROR_UNNAMED_ENTRY_ERROR(
      Severity.ERROR,
      "The service counts the entry among those with errors, but names no error.",
      "Compare the line with the documented form, and drop it again."),
  /** The dataset could not be asked what it keeps errors on. */
  WARNING_ENTRIES_NOT_CHECKED(
      Severity.WARNING,
      "The dataset's entries could not be checked for errors.",
      "List the dataset's entries with errors in the console."),
  /** A file needs more updates than one run can follow. */
  ERROR_TOO_MANY_CHUNKS(
      Severity.ERROR,
      "The file needs more updates than one run can follow.",
      "Raise the stack parameter MaxChangesBytes, or drop the file in parts."),
  /** A listing of the service did not end. */
  ERROR_ENDLESS_LISTING(
      Severity.ERROR,
      "The service gave the same page token twice.",
      "Drop the file again; if it stays so, ask AWS Support."),
  /** A step failed in a way that nobody foresaw. */
  ERROR_STEP_FAILED(
      Severity.ERROR,
      "A step of the run failed in a way that Labeldrop did not foresee.",
      "Look at the execution and the function's log, and drop the file again."),
  /** The run's plan is gone. */
  ERROR_PLAN_NOT_FOUND(
      Severity.ERROR,
      "The run's plan.json is not there.",
      "Drop the file again, and see what deletes runs/."),
  /** A step's input is not of its form. */
  ERROR_INVALID_INPUT(
      Severity.ERROR,
      "A document or a step's input is not of its documented form.",
      "Correct what the message names."),
  /** A variable of a function's environment has a value that is not allowed. */
  ERROR_INVALID_SETTING(
      Severity.ERROR,
      "A setting has a value that is not allowed.",
      "Set the stack parameter that the message names to an allowed value."),
  /** An event is no S3 event. */
  ERROR_INVALID_EVENT(
      Severity.ERROR,
      "The event is not an S3 event.",
      "Call IngestFunction with an S3 event; events/ has examples."),
  /** An S3 event does not say what was dropped. */
  ERROR_UNREADABLE_EVENT(
      Severity.ERROR,
      "A record of the event does not say what was dropped.",
      "Drop the file again under a plain key."),
  /** The state machine could not be started. */
  ERROR_EXECUTION_REFUSED(
      Severity.ERROR,
      "Step Functions refused to start an execution.",
      "Check that IngestFunction may start the state machine."),
  /** The notice could not be sent. */
  ERROR_NOTICE_REFUSED(
      Severity.ERROR,
      "SNS refused the notice.",
      "Check that the topic exists and that ReportFunction may publish to it.");

  private final Severity severity;
  private final String meaning;
  private final String remedy;

  Code(Severity severity, String meaning, String remedy) {
    this.severity = severity;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** What a breach means for its line. */
  public Severity severity() {
    return severity;
  }

  /** The rule, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** What to do, in a sentence. */
  public String remedy() {
    return remedy;
  }
}
