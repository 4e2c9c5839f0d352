package dev.labeldrop.local.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks people before something is done. */
final class Question {

  private Question() {}

  /** Whether the answer begins with a y; an input that has ended is a no. */
  static boolean yes(InputStream in, PrintWriter err, String question) throws IOException {
    err.print(question + " [y/N] ");
    err.flush();
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String answer = reader.readLine();
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
