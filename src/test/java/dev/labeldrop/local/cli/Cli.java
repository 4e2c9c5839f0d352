package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.local.PlainJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command line with its streams caught. */
final class Cli {

  /** A line without a fault; another number is another image. */
  static String good(int number) {
    return """
    {"source-ref":"s3://acme-photos/%d.jpg","l":0,"l-metadata":{"class-name":"pallet",\
    "confidence":1,"human-annotated":"yes","creation-date":"2026-05-02T10:11:12",\
    "type":"groundtruth/image-classification"}}
    """
        .formatted(number);
  }

  /** A line without a label: a warning. */
  static String unlabelled(int number) {
    return "{\"source-ref\":\"s3://acme-photos/%d.jpg\"}\n".formatted(number);
  }

  /** No JSON: an error in column 40. */
  static final String BAD = "{\"source-ref\":\"s3://acme-photos/2.jpg\",}\n";

  /** A box. */
  static final String BOX = "{\"class_id\":0,\"top\":10,\"left\":20,\"width\":100,\"height\":80}";

  /** A line without a fault, with that box. */
  static final String BOXES =
      """
      {"source-ref":"s3://acme-photos/1.jpg","bb":{"image_size":[{"width":800,"height":600,\
      "depth":3}],"annotations":[{"class_id":0,"top":10,"left":20,"width":100,"height":80}]},\
      "bb-metadata":{"objects":[{"confidence":1}],"class-map":{"0":"pallet"},\
      "type":"groundtruth/object-detection","human-annotated":"yes",\
      "creation-date":"2026-05-02T10:11:12"}}
      """;

  /** An update of this size, in bytes, takes one line of {@link #lines} and not two. */
  static final String ONE_LINE = String.valueOf(good(100).length() + 1);

  /** So many good lines, at most 900, all of the same length. */
  static String lines(int lines) {
    return IntStream.range(100, 100 + lines).mapToObj(Cli::good).collect(Collectors.joining());
  }

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private InputStream in = InputStream.nullInputStream();
  private Ansi ansi = Ansi.OFF;

  Cli in(byte[] bytes) {
    in = new ByteArrayInputStream(bytes);
    return this;
  }

  Cli ansi(Ansi with) {
    ansi = with;
    return this;
  }

  int run(String... arguments) {
    return run(new PrintWriter(out, true), arguments);
  }

  int run(PrintWriter writer, String... arguments) {
    CommandLine line = Main.commandLine(new StandardStreams(in, false));
    line.setOut(writer);
    line.setErr(new PrintWriter(err, true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    return line.execute(arguments);
  }

  /** Fixes a text that comes by the standard input. */
  int fix(String text, String... options) {
    return fix(text.getBytes(UTF_8), options);
  }

  int fix(byte[] bytes, String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "fix";
    System.arraycopy(options, 0, all, 1, options.length);
    all[all.length - 1] = "-";
    return in(bytes).run(all);
  }

  int convert(String from, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "convert";
    all[1] = "--from";
    all[2] = from;
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return run(all);
  }

  String out() {
    return out.toString();
  }

  /** The value in the output, a JSON document, at a path of names and indexes. */
  Object at(Object... path) throws IOException {
    Object at = Objects.requireNonNull(PlainJson.parse(out()));
    for (Object step : path) {
      Object next =
          step instanceof Integer index ? ((List<?>) at).get(index) : ((Map<?, ?>) at).get(step);
      at = Objects.requireNonNull(next, () -> "There is no " + step);
    }
    return at;
  }

  String err() {
    return err.toString();
  }
}
