package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes off the metadata of labelling tasks that failed: it has a {@code failure-reason}, and no
 * label beside it, or one without a name (SageMaker guide, sms-data-output).
 */
final class FailedTaskFix implements LineFix {

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    List<String> failed =
        new ArrayList<>(
            line.members().keySet().stream().filter(key -> isFailed(line, key)).toList());
    for (Pair each : Pair.of(line)) {
      boolean unnamed = Pair.text(each.metadata(), "class-name").orElse("").isBlank();
      if (each.metadata().get("failure-reason") != null
          && unnamed
          && each.annotations().isEmpty()) {
        failed.add(each.name());
        failed.add(each.name() + Pair.METADATA);
      }
    }
    if (line.members().keySet().removeAll(failed)) {
      changes.add(Change.FAILED_TASK);
    }
  }

  private static boolean isFailed(JsonTree.Obj line, String key) {
    return key.endsWith(Pair.METADATA)
        && line.get(key.substring(0, key.length() - Pair.METADATA.length())) == null
        && line.get(key) instanceof JsonTree.Obj metadata
        && metadata.get("failure-reason") != null;
  }
}
