package dev.labeldrop.simulation;

import dev.labeldrop.local.states.Execution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a seed left behind, for the oracle to judge.
 *
 * @param runs the versions that have landed, by the runs that were started for them
 * @param undelivered the numbers of drops whose event Ingest could not take in
 * @param witnessed what no single call should have done, in words
 * @param pauses the pauses that somebody was told of
 * @param listed how many pages of entries each run asked for, those of errors aside
 * @param now the end, in milliseconds of the epoch
 */
record Seen(
    World world,
    List<Injected> injected,
    List<SimSns.Published> published,
    List<Execution> executions,
    Map<String, String> runs,
    DatasetService service,
    Bucket bucket,
    List<Integer> undelivered,
    List<String> witnessed,
    List<Operator.Paused> pauses,
    Map<String, Integer> listed,
    long now) {

  /** The drop that a run is about; empty where there is none, as for {@link SimDataset#OUTSIDE}. */
  Optional<SimDrop> dropOf(String run) {
    String version = runs.getOrDefault(run, "");
    return world.drops().stream().filter(each -> each.version().equals(version)).findFirst();
  }

  /** The faults that can have had to do with anything but when something is done. */
  List<Injected> strong() {
    return injected.stream()
        .filter(each -> each.kind().scope() != Fault.Scope.EVENT && each.kind() != Fault.PAUSE)
        .toList();
  }

  /** The lines that were in updates of a notice's run until it was sent. */
  Set<String> sentBy(Notice notice) {
    String dataset = notice.drop().dataset();
    return dataset == null
        ? Set.of()
        : service.dataset(dataset).updates().stream()
            .filter(each -> each.writer.equals(notice.run()) && each.accepted <= notice.at())
            .flatMap(each -> each.lines.stream())
            .collect(Collectors.toSet());
  }

  /** What was in a dataset, by image, each in the order of time. */
  Map<String, List<Held>> past(String arn) {
    return service.dataset(arn).history(now).stream()
        .collect(Collectors.groupingBy(Held::sourceRef, LinkedHashMap::new, Collectors.toList()));
  }
}
