package dev.labeldrop.local.fix;

/** A kind of change that makes a manifest better. */
public enum Change {
  /** The file's bytes were no UTF-8. */
  ENCODING("text turned into UTF-8 without a byte order mark"),
  /** A blank line is left out. */
  BLANK_LINE("blank line left out"),
  /** A line was inside a string, or inside other JSON. */
  UNWRAPPED("JSON taken out of a string, an array or an object around it"),
  /** Something else stood before or behind an object. */
  STRIPPED("what stood before or behind an object taken off"),
  /** Text was JSON but for its syntax. */
  SYNTAX("text that is nearly JSON written as JSON"),
  /** A line had several objects, or a comma behind its object. */
  SEPARATED("objects put on lines of their own"),
  /** An object went over several lines. */
  JOINED("object put on one line"),
  /** An object was an element of an array. */
  ELEMENT("element of an array put on a line"),
  /** An object had a key twice, with the same value. */
  REPEATED_KEY("key that was there twice with the same value written once"),
  /** Boxes stood under a key that was there twice. */
  REPEATED_BOXES("boxes or names that stood under a key twice put together"),
  /** The key was a misspelt source-ref. */
  SOURCE_REF_KEY("misspelt key renamed to source-ref"),
  /** A source-ref had white space or control characters at an end. */
  TRIMMED("white space, quotes or brackets around a source-ref taken off"),
  /** A source-ref's scheme was in upper case. */
  SCHEME("scheme of a source-ref written as s3://"),
  /** An entry came from the service with what the service owns. */
  SERVICE_KEYS("keys that the service owns taken off"),
  /** A whole number had a fraction of zero, or was in quotes. */
  WHOLE_NUMBER("whole number written as an integer"),
  /** Several labels were in one array. */
  MULTI_LABEL("array of labels turned into one label attribute for each"),
  /** A key was the service's but for its spelling. */
  KEY("misspelt key renamed"),
  /** A value that the service compares had white space around it or other letters. */
  SPELLING("value of metadata written as the service has it"),
  /** A number of metadata was in quotes. */
  QUOTES("number taken out of quotes"),
  /** A part of a label had another form that says the same. */
  FORM("part of a label put into its form"),
  /** human-annotated was true, false or written in another way. */
  HUMAN_ANNOTATED("human-annotated written as yes or no"),
  /** A line said the same as another. */
  SAME_LINE("line left out that says the same as another"),
  /** Lines of one image became one. */
  MERGED("line merged into another of the same image"),
  /** Labels that look alike became one. */
  LABEL("label replaced by the one that it looks like"),
  /** Parts of an image became pixels. */
  PIXELS("coordinates in fractions, percent or thousandths turned into pixels", false),
  /** Fractions of pixels were rounded. */
  ROUNDED("coordinates rounded to whole pixels", false),
  /** A box ended outside its image. */
  CLIPPED("box cut to its image", false),
  /** A box had a negative width or height. */
  SIDES("box with swapped sides turned around", false),
  /** A label had white space or what cannot be seen at an end. */
  LABEL_TEXT("label written without white space at its ends and what cannot be seen", false),
  /** A confidence was missing. */
  CONFIDENCE("missing confidence set to 1, or percent divided by 100", false),
  /** The class-map was an array. */
  CLASS_LIST("array of labels turned into a class-map that counts from 0", false),
  /** A type was missing or the other one. */
  TYPE("type written as the form of the label shows it", false),
  /** Another key had the image. */
  IMAGE_KEY("the one key with an S3 URI renamed to source-ref", false),
  /** A label was written as a web page or another encoding has it. */
  LABEL_CODING("label decoded that was written for a web page or in the wrong encoding", false),
  /** A line had no object. */
  NO_OBJECT("line without an object left out", false),
  /** The number of colour channels was missing. */
  DEPTH("missing depth of an image set to 3", false),
  /** An image was named by another kind of address. */
  ADDRESS("address of an image written as s3://BUCKET/KEY", false),
  /** A labelling task had failed. */
  FAILED_TASK("metadata of a failed labelling task taken off: the image is unlabelled", false);

  private final String words;
  private final boolean safe;

  Change(String words) {
    this(words, true);
  }

  Change(String words, boolean safe) {
    this.words = words;
    this.safe = safe;
  }

  /** What was done, as a clause. */
  public String words() {
    return words;
  }

  /** Whether it changes nothing of what the file means; the others have to be allowed. */
  public boolean safe() {
    return safe;
  }
}
