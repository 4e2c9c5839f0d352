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
      "  ./labeldrop plan --max-changes-bytes 1000000 --on-invalid skip a.jsonl"
    })
final class PlanCommand implements Callable<Integer> {

  @Mixin private ManifestOptions manifests = new ManifestOptions();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "TEXT",
      description = "text, or json (one object, see docs/check.md) (default: text).")
  private Format format = Format.TEXT;

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The forms of the output. */
  private enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() throws IOException {
    return manifests.read(
        main.streams(), 0, form(), file -> file.verdict() instanceof Verdict.Refused);
  }

  private ResultForm form() {
    PrintWriter out = spec.commandLine().getOut();
    return switch (format) {
      case TEXT -> new PlanText(out, spec.commandLine().getColorScheme());
      case JSON -> new PlanJson(out, manifests.onInvalid(), manifests.maxChangesBytes());
    };
  }
}
