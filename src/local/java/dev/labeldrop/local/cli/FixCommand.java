package dev.labeldrop.local.cli;

import dev.labeldrop.local.fix.Change;
import dev.labeldrop.local.fix.FixDiff;
import dev.labeldrop.local.fix.FixOptions;
import dev.labeldrop.local.fix.Fixed;
import dev.labeldrop.local.fix.Fixer;
import dev.labeldrop.local.fix.Reasons;
import dev.labeldrop.local.fix.Scale;
import dev.labeldrop.manifest.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code fix}: fixes what a machine can fix in a manifest. */
@Command(
    name = "fix",
    mixinStandardHelpOptions = true,
    description = {
      "Fixes what a machine can fix in a manifest, says what it did, and checks what came out. The"
          + " manifest goes to standard output or to a file of its own, never over the input"
          + " without --in-place. Lines that it cannot fix stay as they are.",
      "",
      "By itself it changes nothing of what the lines mean: it puts objects on lines of their own,"
          + " merges the lines of an image, takes white space off source-refs and off what the"
          + " service owns, writes 10.0 as 10, splits arrays of labels, turns text into UTF-8.",
      "With --unsafe it also guesses: fractions, percent and thousandths become pixels, boxes are"
          + " rounded and cut to their image, missing confidences are 1, URLs of S3 become s3://,"
          + " metadata of failed tasks is taken off.",
      "",
      "A rejected.jsonl is read with the rejected.reasons.jsonl beside it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:The manifest has no errors now, and nothing was left.",
      "1:Something was left, and is named.",
      "2:Wrong usage, or a file that cannot be read. Nothing is written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop fix a.jsonl -o b.jsonl",
      "  ./labeldrop fix --diff a.jsonl",
      "  ./labeldrop fix --unsafe --in-place a.jsonl",
      "  ./labeldrop fix --keep-label Tulip a.jsonl -o b.jsonl"
    })
final class FixCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The manifest, or - for standard input.")
  private String file = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the manifest goes (default: standard output).")
  private @Nullable Path output;

  @Option(names = "--in-place", description = "Writes the manifest over the input.")
  private boolean inPlace;

  @Option(names = "--diff", description = "Prints what changes, line by line, and writes nothing.")
  private boolean diff;

  @Option(names = "--unsafe", description = "Also does what could be wrong; see above.")
  private boolean unsafe;

  @Option(
      names = "--coordinates",
      paramLabel = "WHAT",
      description =
          "What the numbers of boxes count: pixels, fractions (0 to 1), percent, thousandths.")
  private @Nullable Scale scale;

  @Option(
      names = "--keep-label",
      paramLabel = "LABEL",
      description = "Of labels that look alike, the one that stays. Can be given several times.")
  private Set<String> labels = new LinkedHashSet<>();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = EncodingName.class,
      description = "The file's encoding, if it is none of Unicode's: windows-1252.")
  private @Nullable Charset encoding;

  @Option(
      names = "--reasons",
      paramLabel = "FILE",
      description =
          "Why lines were rejected (default: rejected.reasons.jsonl beside rejected.jsonl).")
  private @Nullable Path reasons;

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    ManifestFile input =
        file.equals(ManifestFile.STANDARD_INPUT)
            ? ManifestFile.standardInput()
            : ManifestFile.inS3(file).orElseGet(() -> ManifestFile.of(Path.of(file)));
    checkOptions(input);
    Fixed fixed = fixed(input);
    byte[] bytes = fixed.bytes();
    if (output == null && !inPlace && !diff && fixed.firstWithoutText() > 0) {
      throw new FileSystemException(
          input.name(),
          null,
          "line %d is not text in UTF-8. If you know the encoding, name it: --encoding windows-1252;"
                  .formatted(fixed.firstWithoutText())
              + " or write to a file with -o, where the line's bytes stay as they are");
    }
    Validation validation = NewManifest.validate(new ByteArrayInputStream(bytes));
    if (diff) {
      FixDiff.of(input.name(), fixed).forEach(spec.commandLine().getOut()::println);
    } else if (worthWriting(fixed, validation)) {
      write(input, bytes);
    } else {
      spec.commandLine()
          .getErr()
          .println(
              input.name() + ": nothing was fixed, and nothing is written: it is no manifest.");
    }
    report(input, fixed, validation);
    return validation.errorCount() == 0 && fixed.left().isEmpty() ? 0 : 1;
  }

  /** Not what is no manifest, and still the same: a copy of it would only look like one. */
  private static boolean worthWriting(Fixed fixed, Validation validation) {
    boolean manifest =
        validation.lines().total() > 0
            && validation.counts().keySet().stream()
                .noneMatch(code -> code.name().startsWith("ERROR_MANIFEST_"));
    return !fixed.unchanged() || validation.lines().valid() > 0 || manifest;
  }

  private void checkOptions(ManifestFile input) throws IOException {
    if (inPlace && (output != null || input.path() == null || diff)) {
      throw usage("--in-place writes over FILE: it goes with a file, and neither -o nor --diff.");
    }
    if (output != null
        && input.path() != null
        && Files.exists(output)
        && Files.exists(input.path())
        && Files.isSameFile(output, input.path())) {
      throw usage("--output: " + output + " is the input; --in-place writes over it.");
    }
  }

  private Fixed fixed(ManifestFile input) throws IOException {
    try (InputStream in = input.open(main.streams().in())) {
      long most = Runtime.getRuntime().maxMemory() / 8;
      if (input.size() > most) {
        throw new FileSystemException(
            input.name(),
            null,
            "a fix of it needs more memory: with this heap it takes files of %,d bytes"
                .formatted(most));
      }
      byte[] bytes = Decompressed.of(in).in().readAllBytes();
      String noText = NewManifest.noText(bytes).orElse(null);
      if (noText != null) {
        throw new FileSystemException(input.name(), null, noText);
      }
      return Fixer.fix(bytes, options(input));
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new FileSystemException(input.name(), null, String.valueOf(e.getMessage()));
    }
  }

  private FixOptions options(ManifestFile input) {
    Path why = reasons;
    if (why == null && input.path() != null) {
      why = Reasons.beside(input.path()).orElse(null);
    }
    AskedLabels choice = new AskedLabels(labels);
    return new FixOptions(unsafe, scale, choice, encoding, why);
  }

  private void write(ManifestFile input, byte[] bytes) throws IOException {
    try (NewFile whole = NewFile.at(inPlace ? input.path() : output)) {
      Files.write(whole.part(), bytes);
      whole.publish(spec.commandLine().getOut());
    }
  }

  private void report(ManifestFile input, Fixed fixed, Validation validation) {
    PrintWriter err = spec.commandLine().getErr();
    for (var each : fixed.counts().entrySet()) {
      Change change = each.getKey();
      boolean told = change == Change.PIXELS && scale != null; // then it is no guess
      err.printf(
          "%,9d  %s%s%n",
          each.getValue(), change.words(each.getValue()), change.safe() || told ? "" : " (unsafe)");
    }
    fixed.left().forEach(each -> err.println(input.name() + ": " + each));
    String name = output == null ? input.name() + " (fixed)" : output.toString();
    new NewManifest(err, spec.commandLine().getColorScheme())
        .show(name, validation, fixed.origins());
    err.flush();
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
