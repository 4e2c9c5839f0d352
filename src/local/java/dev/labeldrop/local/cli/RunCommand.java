package dev.labeldrop.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.images.FolderImages;
import dev.labeldrop.local.images.WrongFolder;
import dev.labeldrop.local.sns.Published;
import dev.labeldrop.run.images.CheckImages;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: drops one file on a local stack and prints the notice. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Starts a local stack, drops a manifest, waits for its notice and prints it.",
      "It runs the deployed handlers and the deployed state machine, with no AWS account."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:UPDATE_COMPLETE.",
      "1:UPDATE_FAILED.",
      "2:Wrong usage, or a file that cannot be read."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop run samples/flowers.jsonl",
      "  ./labeldrop run --on-invalid skip samples/broken.jsonl",
      "  ./labeldrop run --project trees --type test --out reports a.jsonl",
      "  ./labeldrop run --images photos --check-images reject a.jsonl",
      "  ./labeldrop run --fail-lines IMG_0007 samples/flowers.jsonl"
    })
final class RunCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      description = "The manifest: its name ends in .jsonl or .manifest.")
  private Path file = Path.of("");

  @Option(
      names = "--project",
      paramLabel = "NAME",
      defaultValue = "flowers",
      description = "The project whose dataset the file goes to (default: ${DEFAULT-VALUE}).")
  private String project = "flowers";

  @Option(
      completionCandidates = TypeNames.class,
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "TRAIN",
      description = "Which of its datasets: train or test (default: train).")
  private DatasetType type = DatasetType.TRAIN;

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--fail-lines",
      paramLabel = "REGEX",
      description = "The local service ends every update with a matching line as UPDATE_FAILED.")
  private @Nullable Pattern failLines;

  @Option(
      names = "--error-lines",
      paramLabel = "REGEX",
      description = "The local service keeps an error on the entry of every matching line.")
  private @Nullable Pattern errorLines;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.check(spec.commandLine());
    checkName();
    checkImages();
    Files.createDirectories(options.out());
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress =
            new Progress(
                err, Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false));
        LocalStack stack = options.start(progress, err)) {
      prepare(stack);
      progress.validating(file.toString());
      new LocalDrop(stack).put(file, project, type);
      stack.awaitQuiet();
      progress.end();
      return finish(stack);
    }
  }

  private void checkName() {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file)) {
      String what = Files.isDirectory(file) ? ": it is a folder." : ": there is no such file.";
      throw new ParameterException(spec.commandLine(), file + what);
    }
    String fault = DropName.fault(name);
    if (fault != null) {
      throw new ParameterException(spec.commandLine(), file + ": " + fault);
    }
  }

  private void checkImages() throws IOException {
    if (options.checkImages() != CheckImages.OFF && options.images() == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--check-images needs --images: the S3 of run has no images. Say which folder has them.");
    }
    if (options.checkImages() != CheckImages.OFF && options.images() != null) {
      try (InputStream manifest = Files.newInputStream(file)) {
        WrongFolder.before(new FolderImages(options.images()), manifest)
            .ifPresent(problem -> {
              throw new ParameterException(spec.commandLine(), "--images: " + problem.message());
            });
      }
    }
  }

  private void prepare(LocalStack stack) {
    new Projects(stack.clients().rekognition()).dataset(project, type);
    if (failLines != null) {
      stack.rekognition().faults().failUpdatesWith(failLines.asPredicate());
    }
    if (errorLines != null) {
      stack
          .rekognition()
          .faults()
          .keepErrorsOn(errorLines.asPredicate(), "ERROR_INVALID_IMAGE_DIMENSION");
    }
  }

  private int finish(LocalStack stack) throws IOException {
    PrintWriter print = spec.commandLine().getOut();
    List<Published> notices = stack.sns().published();
    if (notices.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("labeldrop: the run ended without a notice; --verbose shows what happened.");
      return 1;
    }
    Published notice = notices.getFirst();
    print.print(notice.text("email"));
    Path folder = new LocalDrop(stack).copyRun(runId(notice), options.out());
    print.printf(Locale.ROOT, "%ncopied to %s; open %s%n", folder, folder.resolve("report.html"));
    print.flush();
    return "UPDATE_COMPLETE".equals(notice.attributes().get("status")) ? 0 : 1;
  }

  private static String runId(Published notice) throws IOException {
    return String.valueOf(JSON.std.mapFrom(notice.text("sqs")).get("runId"));
  }
}
