package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.Waiter;
import dev.labeldrop.local.ready.DatasetFacts;
import dev.labeldrop.local.ready.Finding;
import dev.labeldrop.local.ready.LabelUse;
import dev.labeldrop.local.ready.ProjectFacts;
import dev.labeldrop.local.ready.ProjectReader;
import dev.labeldrop.local.ready.Readiness;
import dev.labeldrop.local.ready.ReadyText;
import dev.labeldrop.local.stack.NearNames;
import dev.labeldrop.local.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** {@code ready}: whether a project can be trained. */
@Command(
    name = "ready",
    mixinStandardHelpOptions = true,
    description = {
      "Says what training a project would fail for, or would do badly with, before it is started"
          + " and paid for. Nothing is changed.",
      "",
      "Each line has what was found, what it must be, and the page of the Developer Guide."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Training can start; there may be warnings.",
      "1:Training would fail.",
      "2:Wrong usage, no such project, or the service did not answer."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop ready --project flowers",
      "  ./labeldrop ready --project flowers --region eu-west-1 --format json",
      "  ./labeldrop ready --project flowers --local"
    })
final class ReadyCommand implements Callable<Integer> {

  private static final int READY = 0;
  private static final int NOT_READY = 1;

  /** Pages of 100 entries: a dataset of the largest size in two types. */
  private static final int MOST_CALLS = 5_000;

  @Option(names = "--project", required = true, paramLabel = "NAME", description = "The project.")
  private String project = "";

  @Mixin private TargetOptions target = new TargetOptions();

  @Option(
      names = "--max-calls",
      paramLabel = "N",
      defaultValue = "500",
      description = {
        "Lists at most N pages of 100 entries to find images that are in both datasets and",
        "images of other buckets, two pages a second (default: ${DEFAULT-VALUE}; 0: not at all)."
      })
  private int maxCalls;

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  private record Document(
      int version,
      String project,
      boolean ready,
      List<Finding> findings,
      List<LabelUse> trainLabels,
      List<LabelUse> testLabels) {}

  @Override
  public Integer call() throws InterruptedException, IOException {
    DropOptions.range(spec.commandLine(), "--max-calls", maxCalls, 0, MOST_CALLS);
    Optional<ProjectFacts> facts;
    List<String> projects = List.of();
    try (RekognitionClient rekognition = target.clients().rekognition()) {
      facts = new ProjectReader(rekognition, Waiter.sleeping(), maxCalls).read(project);
      if (facts.isEmpty()) {
        projects = projects(rekognition);
      }
    }
    if (facts.isEmpty()) {
      throw new StackException(
          "There is no project '%s' in this region and account. %s"
              .formatted(project, NearNames.sentence(project, projects, "There is none at all.")));
    }
    List<Finding> findings = Readiness.of(facts.get());
    show(facts.get(), findings);
    return isReady(findings) ? READY : NOT_READY;
  }

  private static List<String> projects(RekognitionClient rekognition) {
    return rekognition.describeProjectsPaginator(b -> {}).projectDescriptions().stream()
        .map(each -> each.projectArn().replaceFirst(".*:project/([^/]+).*", "$1"))
        .toList();
  }

  private static boolean isReady(List<Finding> findings) {
    return findings.stream().noneMatch(each -> each.verdict() == Finding.Verdict.ERROR);
  }

  private void show(ProjectFacts facts, List<Finding> findings) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        format.json()
            ? Json.pretty(
                new Document(
                    ResultJson.VERSION,
                    project,
                    isReady(findings),
                    findings,
                    labels(facts.train()),
                    labels(facts.test())))
            : ReadyText.of(facts, findings));
    out.flush();
  }

  private static List<LabelUse> labels(Optional<DatasetFacts> dataset) {
    return dataset.map(DatasetFacts::labels).orElse(List.of());
  }
}
