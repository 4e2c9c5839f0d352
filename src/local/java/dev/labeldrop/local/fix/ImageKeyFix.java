package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renames the one key with an S3 URI to source-ref, of a line that has no source-ref. */
final class ImageKeyFix implements LineFix {

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    List<String> found =
        line.members().entrySet().stream()
            .filter(each ->
                each.getValue() instanceof JsonTree.Text(String text) && text.startsWith("s3://"))
            .map(Map.Entry::getKey)
            .filter(key -> line.get(key + Pair.METADATA) == null)
            .toList();
    if (line.get(SourceRefFix.KEY) == null && found.size() == 1) {
      Map<String, JsonTree> renamed = new LinkedHashMap<>();
      line.members()
          .forEach((key, value) ->
              renamed.put(key.equals(found.getFirst()) ? SourceRefFix.KEY : key, value));
      line.members().clear();
      line.members().putAll(renamed);
      changes.add(Change.IMAGE_KEY);
    }
  }
}
