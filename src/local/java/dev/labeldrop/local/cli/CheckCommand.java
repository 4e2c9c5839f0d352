package dev.labeldrop.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code check}: validates manifests and starts nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Validates manifests, and says what would become of each if it were dropped. Nothing is"
          + " sent. With --images it looks at the images too, as training would.",
      "",
      "  file:line:column: severity CODE message",
      "",
      "Columns count characters (Unicode code points) from 1. docs/codes.md explains the codes."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:No errors; there may be warnings.",
      "1:At least one error, also if --on-invalid skip would reject only the line that has it.",
      "2:Wrong usage, a file that cannot be read (the others are checked nevertheless), images that"
          + " cannot be looked at because S3 does not answer, or output that cannot be written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop check samples/*.jsonl",
      "  ./labeldrop check --on-invalid skip 'drops/**/*.jsonl'",
      "  ./labeldrop check --images --sample 500 a.jsonl",
      "  ./labeldrop check --images --local a.jsonl",
      "  ./labeldrop check --format html a.jsonl > a.html",
      "  ./labeldrop check --format sarif --max-problems 5000 a.jsonl > a.sarif",
      "  aws s3 cp s3://BUCKET/output.manifest - | ./labeldrop check -"
    })
final class CheckCommand implements Callable<Integer> {

  /** What a person reads; a program takes them all. */
  private static final int PROBLEMS_FOR_PEOPLE = 100;

  private static final int PROBLEMS_FOR_PROGRAMS = 10_000;

  /** Each is kept in memory, with about a kilobyte. */
  private static final int MOST_PROBLEMS = 1_000_000;

  @Mixin private ManifestOptions manifests = new ManifestOptions();

  @Mixin private ImageOptions images = new ImageOptions();

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--format",
      completionCandidates = CheckForms.class,
      paramLabel = "FORM",
      defaultValue = "TEXT",
      description =
          "text, json (one object, see docs/check.md), sarif (SARIF 2.1.0) or html (one page)"
              + " (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--max-problems",
      paramLabel = "N",
      description =
          "How many problems of a file are shown at most, errors before warnings; all are"
              + " counted. 0 shows the counts alone (default: 100 as text, 10000 otherwise).")
  private @Nullable Integer maxProblems;

  @Option(
      names = {"-q", "--quiet"},
      description = "As text: each problem on one line, without the place in its line.")
  private boolean quiet;

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The forms of the output. */
  private enum Format {
    TEXT,
    JSON,
    SARIF,
    HTML
  }

  @Override
  public Integer call() throws IOException {
    int problems = problems();
    DropOptions.range(spec.commandLine(), "--max-problems", problems, 0, MOST_PROBLEMS);
    images.check(spec.commandLine(), target, format == Format.HTML);
    if (images.other() != null) {
      images.checkOther(spec.commandLine(), manifests.files());
    }
    return manifests.read(
        main.streams(),
        problems,
        form(problems),
        file -> file.validation().errorCount() > 0,
        images.wanted() ? imagesCheck(problems) : result -> result);
  }

  private ImagesCheck imagesCheck(int problems) throws IOException {
    return new ImagesCheck(
        images,
        images.place(target).orElse(null),
        manifests.limits(problems),
        main.waiter(),
        main.streams().errorsToTerminal(),
        format == Format.HTML ? images.thumbnails() : 0);
  }

  private int problems() {
    if (maxProblems != null) {
      return maxProblems;
    }
    return format == Format.TEXT ? PROBLEMS_FOR_PEOPLE : PROBLEMS_FOR_PROGRAMS;
  }

  private ResultForm form(int problems) {
    PrintWriter out = spec.commandLine().getOut();
    return switch (format) {
      case TEXT -> new CheckText(out, spec.commandLine().getColorScheme(), problems, quiet);
      case JSON -> new CheckJson(out, manifests.onInvalid(), problems);
      case HTML -> new CheckHtml(out);
      case SARIF -> new CheckSarif(out, problems, new FileUris(Path.of("")));
    };
  }
}
