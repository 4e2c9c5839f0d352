package dev.labeldrop.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;

/** JSON for people: indented. */
final class Pretty {

  private static final JSON FORM =
      JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES);

  private Pretty() {}

  /** Writes a value of maps, lists, strings, numbers, booleans and null. */
  static String json(Object value) throws IOException {
    return FORM.asString(value);
  }
}
