package dev.labeldrop.local.fix;

/** A kind of change that makes a manifest better. */
public enum Change {
  /** The file's bytes were no UTF-8. */
  ENCODING(
      "text turned into UTF-8 without a byte order mark",
      "text turned into UTF-8 without a byte order mark"),
  /** A blank line is left out. */
  BLANK_LINE("blank line left out", "blank lines left out"),
  /** A bracket of an array over all lines stood on a line. */
  BRACKET("bracket around all objects left out", "brackets around all objects left out"),
  /** A comma stood behind the object of a line. */
  COMMA("comma after an object taken off", "commas after objects taken off"),
  /** A line was inside a string, or inside other JSON. */
  UNWRAPPED(
      "object taken out of a string, an array or an object around it",
      "objects taken out of strings, arrays or objects around them"),
  /** Something else stood before or behind an object. */
  STRIPPED(
      "line without what stood before or behind its object",
      "lines without what stood before or behind their objects"),
  /** Text was JSON but for its syntax. */
  SYNTAX("text that is nearly JSON written as JSON", "texts that are nearly JSON written as JSON"),
  /** A line had several objects. */
  SEPARATED("object put on a line of its own", "objects put on lines of their own"),
  /** An object went over several lines. */
  JOINED("object put on one line", "objects put on one line each"),
  /** An object was an element of an array. */
  ELEMENT("element of an array put on a line", "elements of an array put on lines"),
  /** An object had a key twice, with the same value. */
  REPEATED_KEY(
      "line with a key twice and the same value, written once",
      "lines with a key twice and the same value, written once"),
  /** Boxes stood under a key that was there twice. */
  REPEATED_BOXES(
      "line whose boxes or names stood under a key twice, put together",
      "lines whose boxes or names stood under a key twice, put together"),
  /** The key was a misspelt source-ref. */
  SOURCE_REF_KEY("misspelt key renamed to source-ref", "misspelt keys renamed to source-ref"),
  /** A source-ref had white space or control characters at an end. */
  TRIMMED(
      "source-ref without the white space, quotes or brackets around it",
      "source-refs without the white space, quotes or brackets around them"),
  /** A source-ref's scheme was in upper case. */
  SCHEME("scheme of a source-ref written as s3://", "schemes of source-refs written as s3://"),
  /** An entry came from the service with what the service owns. */
  SERVICE_KEYS(
      "line without the keys that the service owns",
      "lines without the keys that the service owns"),
  /** A whole number had a fraction of zero, or was in quotes. */
  WHOLE_NUMBER(
      "line with whole numbers written as integers",
      "lines with whole numbers written as integers"),
  /** Several labels were in one array. */
  MULTI_LABEL(
      "array of labels turned into one label attribute for each",
      "arrays of labels turned into one label attribute for each"),
  /** A key was the service's but for its spelling. */
  KEY("line with misspelt keys renamed", "lines with misspelt keys renamed"),
  /** A value that the service compares had white space around it or other letters. */
  SPELLING(
      "line with values of metadata written as the service has them",
      "lines with values of metadata written as the service has them"),
  /** A number of metadata was in quotes. */
  QUOTES("line with numbers taken out of quotes", "lines with numbers taken out of quotes"),
  /** A part of a label had another form that says the same. */
  FORM(
      "line with a part of a label put into its form",
      "lines with a part of a label put into its form"),
  /** human-annotated was true, false or written in another way. */
  HUMAN_ANNOTATED(
      "human-annotated written as yes or no", "values of human-annotated written as yes or no"),
  /** A line said the same as another. */
  SAME_LINE(
      "line left out that says the same as another", "lines left out that say the same as another"),
  /** Lines of one image became one. */
  MERGED(
      "line merged into another of the same image", "lines merged into others of the same image"),
  /** Labels that look alike became one. */
  LABEL(
      "line with labels replaced by the ones that they look like",
      "lines with labels replaced by the ones that they look like"),
  /** Parts of an image became pixels. */
  PIXELS(
      "line with coordinates in fractions, percent or thousandths turned into pixels",
      "lines with coordinates in fractions, percent or thousandths turned into pixels",
      false),
  /** Fractions of pixels were rounded. */
  ROUNDED(
      "line with coordinates rounded to whole pixels",
      "lines with coordinates rounded to whole pixels",
      false),
  /** A box ended outside its image. */
  CLIPPED("line with boxes cut to their image", "lines with boxes cut to their image", false),
  /** A box had a negative width or height. */
  SIDES(
      "line with boxes turned around whose sides were swapped",
      "lines with boxes turned around whose sides were swapped",
      false),
  /** A label had white space or what cannot be seen at an end. */
  LABEL_TEXT(
      "line with labels without white space at their ends and what cannot be seen",
      "lines with labels without white space at their ends and what cannot be seen",
      false),
  /** A confidence was missing. */
  CONFIDENCE(
      "line with missing confidences set to 1, or percent divided by 100",
      "lines with missing confidences set to 1, or percent divided by 100",
      false),
  /** The class-map was an array. */
  CLASS_LIST(
      "array of labels turned into a class-map that counts from 0",
      "arrays of labels turned into class-maps that count from 0",
      false),
  /** A type was missing or the other one. */
  TYPE(
      "type written as the form of the label shows it",
      "types written as the form of the label shows them",
      false),
  /** Another key had the image. */
  IMAGE_KEY(
      "line with the one key that has an S3 URI renamed to source-ref",
      "lines with the one key that has an S3 URI renamed to source-ref",
      false),
  /** A label was written as a web page or another encoding has it. */
  LABEL_CODING(
      "line with labels decoded that were written for a web page or in the wrong encoding",
      "lines with labels decoded that were written for a web page or in the wrong encoding",
      false),
  /** A line had no object. */
  NO_OBJECT("line without an object left out", "lines without an object left out", false),
  /** The number of colour channels was missing. */
  DEPTH("missing depth of an image set to 3", "missing depths of images set to 3", false),
  /** An image was named by another kind of address. */
  ADDRESS(
      "address of an image written as s3://BUCKET/KEY",
      "addresses of images written as s3://BUCKET/KEY",
      false),
  /** A labelling task had failed. */
  FAILED_TASK(
      "line without the metadata of a failed labelling task: the image is unlabelled",
      "lines without the metadata of failed labelling tasks: the images are unlabelled",
      false);

  private final String one;
  private final String several;
  private final boolean safe;

  Change(String one, String several) {
    this(one, several, true);
  }

  Change(String one, String several, boolean safe) {
    this.one = one;
    this.several = several;
    this.safe = safe;
  }

  /** What was done, as a clause after how often it was. */
  public String words(long count) {
    return count == 1 ? one : several;
  }

  /** Whether it changes nothing of what the file means; the others have to be allowed. */
  public boolean safe() {
    return safe;
  }
}
