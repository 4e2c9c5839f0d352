package dev.labeldrop.local.ready;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** A project's readiness as two tables: what training asks for, and the labels. */
public final class ReadyText {

  private static final String GUIDE =
      "https://docs.aws.amazon.com/rekognition/latest/customlabels-dg/";

  private ReadyText() {}

  /** The tables, and what they come to. */
  public static String of(ProjectFacts project, List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    int what = width(findings, each -> each.what().length());
    int found = width(findings, each -> each.found().length());
    for (Finding each : findings) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-7s  %-" + what + "s  %-" + found + "s  must be: %s%s [%s]%n",
              word(each.verdict()),
              each.what(),
              each.found(),
              each.rule(),
              each.code().isEmpty() ? "" : "; " + each.code(),
              each.source()));
    }
    labels(text, project);
    long errors = findings.stream().filter(each -> each.verdict() == Finding.Verdict.ERROR).count();
    text.append(
        errors == 0
            ? "%s: training can start.%n".formatted(project.name())
            : "%s: training would fail, for %d of these.%n".formatted(project.name(), errors));
    return text.append("The rules in brackets: ").append(GUIDE).append("NAME.html\n").toString();
  }

  private static int width(List<Finding> findings, ToIntFunction<Finding> width) {
    return findings.stream().mapToInt(width).max().orElse(1);
  }

  private static String word(Finding.Verdict verdict) {
    return switch (verdict) {
      case OK -> "ok";
      case WARNING -> "warning";
      case UNKNOWN -> "unknown";
      case ERROR -> "error";
    };
  }

  private static void labels(StringBuilder text, ProjectFacts project) {
    Map<String, LabelUse> train =
        byName(project.train().map(DatasetFacts::labels).orElse(List.of()));
    Map<String, LabelUse> test = byName(project.test().map(DatasetFacts::labels).orElse(List.of()));
    Map<String, LabelUse> all = new TreeMap<>(train);
    test.forEach(all::putIfAbsent);
    if (all.isEmpty()) {
      return;
    }
    int width =
        Math.max("label".length(), all.keySet().stream().mapToInt(String::length).max().orElse(0));
    String row = "%-" + width + "s  %12s  %11s  %11s  %10s%n";
    text.append(
        String.format(
            Locale.ROOT,
            "%n" + row,
            "label",
            "train images",
            "train boxes",
            "test images",
            "test boxes"));
    for (String name : all.keySet()) {
      LabelUse trained = train.getOrDefault(name, new LabelUse(name, 0, 0));
      LabelUse tested = test.getOrDefault(name, new LabelUse(name, 0, 0));
      text.append(
          String.format(
              Locale.ROOT,
              row,
              name,
              number(trained.images()),
              number(trained.boxes()),
              number(tested.images()),
              number(tested.boxes())));
    }
    text.append('\n');
  }

  private static Map<String, LabelUse> byName(List<LabelUse> labels) {
    Map<String, LabelUse> byName = new TreeMap<>();
    labels.forEach(label -> byName.put(label.name(), label));
    return byName;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
