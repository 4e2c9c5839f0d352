package dev.labeldrop.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code plan}: shows the updates that manifests would be sent in, and starts nothing. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the chunks that manifests would be sent in, one update each. Nothing is sent.",
      "",
      "With --stack, --local or --dataset-entries it compares each manifest with what the dataset"
          + " holds, and shows what a drop would change: what is added, what is replaced and how,"
          + " what is not sent; the dataset's limits; images that the project's other dataset has,"
          + " too. What the dataset holds is known from the stack's ledger or, if that does not"
          + " agree with it, from a listing of two calls a second. Settings are then the stack's.",
      "",
      "  lines    the first and the last line sent",
      "  sent     how many lines are sent",
      "  bytes    the size of the update"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Every file would be sent.",
      "1:At least one file would be rejected; it says why, and has no chunks.",
      "2:Wrong usage, a file that cannot be read, or output that cannot be written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop plan samples/flowers.jsonl",
      "  ./labeldrop plan --max-changes-bytes 1000000 --on-invalid skip a.jsonl",
      "  ./labeldrop plan spring.jsonl --stack labeldrop --project flowers --type train",
      "  ./labeldrop plan spring.jsonl --dataset-entries flowers.jsonl --format json"
    })
final class PlanCommand implements Callable<Integer> {

  @Mixin private ManifestOptions manifests = new ManifestOptions();

  @Mixin private PlanTarget target = new PlanTarget();

  @Option(
      names = "--format",
      completionCandidates = PlanForms.class,
      paramLabel = "FORM",
      defaultValue = "TEXT",
      description =
          "text, json (one object, see docs/check.md) or html (one page) (default: text).")
  private Format format = Format.TEXT;

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The forms of the output. */
  private enum Format {
    TEXT,
    JSON,
    HTML
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (target.given()) {
      return new PlanOfDatasets(main, spec.commandLine(), form()).compare(manifests, target);
    }
    return manifests.read(
        main.streams(), 0, form(), file -> file.verdict() instanceof Verdict.Refused);
  }

  private PlanForm form() {
    PrintWriter out = spec.commandLine().getOut();
    return switch (format) {
      case TEXT -> new PlanText(out, spec.commandLine().getColorScheme());
      case HTML -> new PlanHtml(out);
      case JSON -> new PlanJson(out, manifests.onInvalid(), manifests.maxChangesBytes());
    };
  }
}
