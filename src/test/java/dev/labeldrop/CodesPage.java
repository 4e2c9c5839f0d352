package dev.labeldrop;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.manifest.CodeExamples;
import dev.labeldrop.manifest.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes {@code docs/codes.md} from the table of codes:
 *
 * <pre>{@code
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-cp %classpath dev.labeldrop.CodesPage"
 * }</pre>
 */
final class CodesPage {

  static final Path FILE = Path.of("docs", "codes.md");

  /** Longer examples say less than the sentence above them. */
  private static final int LONGEST_EXAMPLE = 600;

  private CodesPage() {}

  /** Writes the page. */
  public static void main(String[] args) throws IOException {
    Files.createDirectories(FILE.toAbsolutePath().getParent());
    Files.writeString(FILE, text(), UTF_8);
  }

  /** The page. */
  static String text() {
    var text =
        new StringBuilder(
            """
            # The codes of problems

            What Labeldrop reports, by code. Where Amazon Rekognition has a code for a fault, this is
            that code; the others are Labeldrop's own.

            An `ERROR` of a line means that the service would drop the line, or a part of it, or keep
            it unusable: the line is not sent. With `OnInvalidLine` = `REJECT` one such line rejects
            the whole file. That holds for a single bad box too: the service would train without it
            and not say so at once. An `ERROR` of the file means that nothing of it is sent. A
            `WARNING` changes nothing about what is sent.

            Behind what `./labeldrop fix` can fix stands `fix`; behind what it can only guess,
            `fix --unsafe`.

            This page is generated from the table in `Code.java`; change it there.
            """);
    for (Code code : Code.values()) {
      section(text, code);
    }
    return text.toString();
  }

  /** What to do about each way to break a rule, if there are several. */
  private static void faults(StringBuilder text, Code code) {
    List<Fault> faults = Fault.all().stream().filter(fault -> fault.code() == code).toList();
    if (!faults.isEmpty()) {
      text.append("\nBy what the line has, the message says more:\n\n");
    }
    for (Fault each : faults) {
      String fixable =
          switch (each.fixable()) {
            case BY_HAND -> "";
            case SAFE -> " (`fix`)";
            case UNSAFE -> " (`fix --unsafe`)";
          };
      text.append("- ").append(each.remedy()).append(fixable).append('\n');
    }
  }

  private static void section(StringBuilder text, Code code) {
    String owner =
        switch (code.owner()) {
          case SERVICE -> "a code of Amazon Rekognition";
          case LABELDROP -> "a code of Labeldrop";
        };
    text.append("\n## ").append(code).append("\n\n`").append(code.severity()).append("`, ");
    text.append(owner).append(".\n\n");
    text.append(code.meaning()).append("\n\n**What to do:** ").append(code.remedy()).append('\n');
    faults(text, code);
    var example = CodeExamples.all().get(code);
    if (example != null && example.breaking().length() <= LONGEST_EXAMPLE) {
      text.append("\n```json\n").append(example.breaking()).append("\n```\n");
    }
  }
}
