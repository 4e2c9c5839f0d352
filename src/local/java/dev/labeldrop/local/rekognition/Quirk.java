package dev.labeldrop.local.rekognition;

/**
 * A way in which the real service may differ from this one's default, because AWS's documents leave
 * the point open or contradict each other. Each constant says both ways. Software that is right
 * under every one of them is right whatever the service does.
 */
public enum Quirk {
  /**
   * An update that ends in UPDATE_FAILED has applied the first half of its usable lines (rounded
   * up). Default: it has applied none.
   */
  FAILED_UPDATE_APPLIES_PART,
  /** StatusMessage of a failure is a sentence. Default: the code, such as ERROR_…. */
  STATUS_MESSAGE_SENTENCE,
  /** There is no StatusMessage. Default: as above. */
  STATUS_MESSAGE_ABSENT,
  /**
   * Descriptions have only what no client could do without: a status, names and types. Default:
   * every member is there. The API model marks none as always present.
   */
  BARE_DESCRIPTIONS,
  /** Errors of entries are in {@code cl-errors}. Default: in {@code errors}. */
  ERRORS_UNDER_CL_ERRORS,
  /**
   * The share of bad lines that fails an update is taken of the dataset: its entries and the lines
   * of the call. Default: of the lines of the call.
   */
  TOLERANCE_OF_DATASET,
  /** Exactly 20 % bad lines fail an update. Default: more than 20 % do. */
  EXACTLY_A_FIFTH_FAILS,
  /** Of lines with one source-ref, all are dropped. Default: all but the first. */
  REPEATED_SOURCE_REF_DROPS_ALL,
  /** Images in another bucket than the dataset's fail the update. Default: they do not. */
  SEVERAL_BUCKETS_FAIL_UPDATE,
  /** An object with a name twice is no valid JSON line. Default: the last one counts. */
  REPEATED_NAMES_DROP_LINE,
  /** A line must start with a brace and end with one. Default: white space may be around it. */
  WHITE_SPACE_AROUND_DROPS_LINE,
  /**
   * A line with nothing but a source-ref is kept with ERROR_NO_LABEL_ATTRIBUTES. Default: it is
   * kept as an unlabelled image.
   */
  BARE_SOURCE_REF_IS_ERROR,
  /** Box coordinates with a fraction are an error of the attribute. Default: they are taken. */
  FRACTIONAL_COORDINATES_ARE_ERRORS,
  /** At most 50 boxes on a line. Default: at most 50 in an attribute. */
  BOXES_COUNTED_PER_LINE,
  /** A second update is refused with LimitExceeded. Default: with ResourceInUse. */
  BUSY_IS_LIMIT_EXCEEDED,
  /** After UPDATE_FAILED a dataset takes no more updates. Default: it does. */
  FAILED_DATASET_IS_STUCK,
  /** Entries and labels can be listed during an update. Default: ResourceInUse. */
  LISTING_DURING_UPDATE,
  /** LastUpdatedTimestamp moves when an update settles. Default: when it is accepted. */
  LAST_UPDATED_WHEN_SETTLED,
  /** LastUpdatedTimestamp moves when an update succeeds. Default: as above. */
  LAST_UPDATED_WHEN_SUCCESSFUL,
  /** The limit of an update's changes is on their base64 form. Default: on the raw bytes. */
  CHANGES_MEASURED_IN_BASE64,
  /**
   * A parameter that breaks a constraint of the API model is an InvalidParameterException. Default:
   * a ValidationException.
   */
  CONSTRAINTS_ARE_INVALID_PARAMETERS,
  /** The last page has an empty NextToken. Default: none. */
  EMPTY_TOKEN_ON_LAST_PAGE,
  /**
   * A page is filtered after it is cut: it may be short or empty and yet have a NextToken. Default:
   * only the last page is short.
   */
  SPARSE_PAGES
}
