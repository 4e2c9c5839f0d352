package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.JsonTree;
import java.util.Locale;
import java.util.Set;

/** Writes {@code human-annotated} as {@code yes} or {@code no}, where what is there means that. */
final class HumanAnnotatedFix implements LineFix {

  private static final String KEY = "human-annotated";

  @Override
  public void apply(JsonTree.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      JsonTree value = each.metadata().get(KEY);
      String word =
          switch (value) {
            case JsonTree.Bool(boolean yes) -> yes ? "yes" : "no";
            case JsonTree.Num(String number) -> word(number);
            case JsonTree.Text(String text) -> word(text.strip().toLowerCase(Locale.ROOT));
            case null, default -> "";
          };
      if (!word.isEmpty() && !new JsonTree.Text(word).equals(value)) {
        each.metadata().with(KEY, word);
        changes.add(Change.HUMAN_ANNOTATED);
      }
    }
  }

  private static String word(String text) {
    return switch (text) {
      case "yes", "true", "1" -> "yes";
      case "no", "false", "0" -> "no";
      default -> "";
    };
  }
}
