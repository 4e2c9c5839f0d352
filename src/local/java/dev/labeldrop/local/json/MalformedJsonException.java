package dev.labeldrop.local.json;

import java.io.IOException;

/** A text is not exactly one JSON value. */
public final class MalformedJsonException extends IOException {

  private static final long serialVersionUID = 1L;

  MalformedJsonException(String found) {
    super("Not one JSON value, but " + found + ".");
  }

  MalformedJsonException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
