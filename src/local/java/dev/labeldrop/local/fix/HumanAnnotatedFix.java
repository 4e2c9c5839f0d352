package dev.labeldrop.local.fix;

import dev.labeldrop.local.json.Json;
import java.util.Locale;
import java.util.Set;

/** Writes {@code human-annotated} as {@code yes} or {@code no}, where what is there means that. */
final class HumanAnnotatedFix implements LineFix {

  private static final String KEY = "human-annotated";

  @Override
  public void apply(Json.Obj line, Set<Change> changes) {
    for (Pair each : Pair.of(line)) {
      Json value = each.metadata().get(KEY);
      String word =
          switch (value) {
            case Json.Bool(boolean yes) -> yes ? "yes" : "no";
            case Json.Text(String text) -> word(text.strip().toLowerCase(Locale.ROOT));
            case null, default -> "";
          };
      if (!word.isEmpty() && !new Json.Text(word).equals(value)) {
        each.metadata().with(KEY, word);
        changes.add(Change.HUMAN_ANNOTATED);
      }
    }
  }

  private static String word(String text) {
    return switch (text) {
      case "yes", "true" -> "yes";
      case "no", "false" -> "no";
      default -> "";
    };
  }
}
