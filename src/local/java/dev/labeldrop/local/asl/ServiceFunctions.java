package dev.labeldrop.local.asl;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import dev.labeldrop.local.Uuids;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those whose answer depends on more than
 * their arguments (developer guide, "JSONata functions provided by Step Functions").
 *
 * <p>Of the service's own, {@code $random} and {@code $uuid} are here; {@code $hash}, {@code
 * $parse}, {@code $partition} and {@code $range} are not. A seeded {@code $random} repeats itself,
 * but with other numbers than the service's.
 */
final class ServiceFunctions {

  private ServiceFunctions() {}

  /**
   * Makes the functions callable in an expression. To make one takes longer than most expressions,
   * so those that the expression does not name are left out.
   */
  static void bind(Frame frame, Scope scope, String source) {
    long millis = scope.now().toEpochMilli();
    if (source.contains("$millis")) {
      frame.bind("millis", Jsonata.function("millis", () -> millis, "<:n>"));
    }
    if (source.contains("$now")) {
      frame.bind(
          "now",
          Jsonata.function(
              "now",
              (String picture, String zone) -> Functions.dateTimeFromMillis(millis, picture, zone),
              "<s?s?:s>"));
    }
    if (source.contains("$random")) {
      frame.bind(
          "random",
          Jsonata.function("random", (Number seed) -> random(seed, scope.random()), "<n?:n>"));
    }
    if (source.contains("$uuid")) {
      frame.bind(
          "uuid",
          Jsonata.function("uuid", () -> Uuids.version4(scope.random()).toString(), "<:s>"));
    }
    // The service has no $eval: it says that $parse is to be used.
    frame.bind("eval", (Object) null);
  }

  private static double random(@Nullable Number seed, RandomGenerator random) {
    return seed == null
        ? random.nextDouble()
        : new SplittableRandom(Double.doubleToLongBits(seed.doubleValue())).nextDouble();
  }
}
