package dev.labeldrop.local.cli;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.Severity;
import dev.labeldrop.manifest.Problem;
import dev.labeldrop.report.ImageWords;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * Words of a compiler: {@code file:line:column: severity CODE message}.
 *
 * @param colours whether there are any
 */
record CompilerText(ColorScheme colours) {

  /** A command of a remedy up to its file. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "((?:\\./labeldrop (?:fix|convert)(?: --?[a-z]+(?: [A-Za-z]+)?)*|iconv -f UTF-[0-9LBE]+"
              + " -t UTF-8|jq(?: -[rc])? [^ ]+|tr '[^ ]+' '[^ ]+' <) )FILE\\b");

  /** One problem, with its JSON path where the message does not have it. */
  String problem(String file, Problem problem) {
    StringBuilder place = new StringBuilder(file);
    if (problem.line() != null) {
      place.append(':').append(problem.line());
    }
    if (problem.column() != null) {
      place.append(':').append(problem.column());
    }
    String path = problem.path();
    String where = path == null || problem.message().contains(path) ? "" : " [" + path + "]";
    return bold(place + ":")
        + " "
        + severity(problem.code(), problem.severity().name().toLowerCase(Locale.ROOT))
        + " "
        + bold(problem.code().name())
        + " "
        + named(problem.message(), file)
        + where;
  }

  /** A message whose commands name the file itself. */
  private static String named(String message, String file) {
    String name =
        file.equals("<stdin>") ? "-" : file.matches("[\\w./:@+-]+") ? file : "'" + file + "'";
    return COMMAND.matcher(message).replaceAll("$1" + Matcher.quoteReplacement(name));
  }

  /** What to know of a file, though nothing is wrong with it. */
  String note(String file, String text) {
    return bold(file + ":") + " " + style("note", Style.fg_cyan) + " " + text;
  }

  /** A line of an excerpt, which is not what is wrong but where. */
  String excerpt(String line) {
    return style(line, Style.fg_cyan);
  }

  /** A text in the colour of a code's severity. */
  String severity(Code code, String text) {
    return style(text, code.severity() == Severity.ERROR ? Style.fg_red : Style.fg_yellow);
  }

  /** A text in bold letters. */
  String bold(String text) {
    return style(text, Style.bold);
  }

  /** What would become of a file whose images were looked at, or not, as a clause. */
  static String verdict(Verdict verdict, @Nullable ImagesSeen images) {
    return verdict instanceof Verdict.Sent && images != null
        ? verdict(verdict) + but(images)
        : verdict(verdict);
  }

  private static String but(ImagesSeen images) {
    long unusable = images.unusable();
    long outside = images.boxesOutside();
    return (unusable + outside == 0 ? "" : ", but ")
        + (unusable == 0
            ? ""
            : (unusable == 1
                    ? "training cannot use the image of "
                    : "training cannot use the images of ")
                + Count.of(unusable, "line"))
        + (unusable == 0 || outside == 0 ? "" : ", and ")
        + (outside == 0 ? "" : ImageWords.outside(outside));
  }

  /** What would become of a file, as a clause. */
  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refused(String reason) ->
          "a drop would be REJECTED, nothing would be sent: " + reason;
      case Verdict.Sent sent when sent.lines() == 0 && sent.rejected() == 0 ->
          "a drop would send nothing";
      case Verdict.Sent sent ->
          "a drop would send %s in %s"
                  .formatted(
                      Count.of(sent.lines(), "line"), Count.of(sent.chunks().size(), "update"))
              + (sent.rejected() == 0 ? "" : " and reject " + Count.of(sent.rejected(), "line"));
    };
  }

  private String style(String text, Style style) {
    return colours.apply(text, List.of(style)).toString();
  }
}
