package dev.labeldrop.local.asl;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the retriers of a state, and checks the wildcards of retriers and catchers. */
final class HandlerReader {

  private static final String ALL = "States.ALL";
  private static final double LEAST_RATE = 1.0;
  // Amazon States Language, "Retrying after error".
  private static final int DEFAULT_INTERVAL_SECONDS = 1;
  private static final int DEFAULT_ATTEMPTS = 3;
  private static final double DEFAULT_RATE = 2.0;

  private HandlerReader() {}

  static List<Retrier> retriers(Fields state) {
    List<Retrier> retriers = new ArrayList<>();
    for (Object json : state.array("Retry")) {
      retriers.add(retrier(state.where() + " Retry[" + retriers.size() + "]:", json));
    }
    checkWildcards(state, "Retry", retriers.stream().map(Retrier::errors).toList());
    return retriers;
  }

  private static Retrier retrier(String where, @Nullable Object json) {
    Fields fields =
        new Fields(where, json)
            .only(
                "ErrorEquals",
                "IntervalSeconds",
                "MaxAttempts",
                "BackoffRate",
                "MaxDelaySeconds",
                "JitterStrategy",
                "Comment");
    return new Retrier(
        fields.strings("ErrorEquals"),
        fields.integer("IntervalSeconds", Range.SECONDS, DEFAULT_INTERVAL_SECONDS),
        fields.integer("MaxAttempts", Range.ATTEMPTS, DEFAULT_ATTEMPTS),
        backoffRate(fields),
        fields.optionalInteger("MaxDelaySeconds", Range.DELAY_SECONDS),
        fullJitter(fields));
  }

  private static double backoffRate(Fields fields) {
    if (!fields.has("BackoffRate")) {
      return DEFAULT_RATE;
    }
    if (fields.get("BackoffRate") instanceof Number rate && rate.doubleValue() >= LEAST_RATE) {
      return rate.doubleValue();
    }
    throw fields.refused(
        "BackoffRate", "must be a number of 1.0 or more", fields.get("BackoffRate"));
  }

  private static boolean fullJitter(Fields fields) {
    String strategy = fields.optionalString("JitterStrategy");
    return switch (strategy) {
      case null -> false;
      case "NONE" -> false;
      case "FULL" -> true;
      default -> throw fields.refused("JitterStrategy", "must be FULL or NONE", strategy);
    };
  }

  /** The wildcard for everything stands alone in its list, and in the last of the lists only. */
  static void checkWildcards(Fields state, String field, List<List<String>> lists) {
    for (int i = 0; i < lists.size(); i++) {
      List<String> errors = lists.get(i);
      if (errors.contains(ALL) && (errors.size() > 1 || i < lists.size() - 1)) {
        throw state.refused(
            field
                + "["
                + i
                + "]: "
                + ALL
                + " must stand alone in ErrorEquals, and in the last"
                + " element of "
                + field
                + " only.");
      }
    }
  }
}
