package dev.labeldrop.local.asl;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Jsonata.Frame;
import dev.labeldrop.local.Json;
import dev.labeldrop.local.Uuids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata, and those whose answer depends on more than
 * their arguments (developer guide, "JSONata functions provided by Step Functions").
 *
 * <p>A seeded {@code $random} repeats itself here, but with other numbers than the service's.
 */
final class ServiceFunctions {

  private static final Set<String> DIGESTS =
      Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

  // JSONata's own code for an argument that a function cannot work with.
  private static final String BAD_ARGUMENT = "D3141";

  private ServiceFunctions() {}

  /** Makes the functions callable in an expression. */
  static void bind(Frame frame, Scope scope) {
    long millis = scope.now().toEpochMilli();
    frame.bind("millis", Jsonata.function("millis", () -> millis, "<:n>"));
    frame.bind(
        "now",
        Jsonata.function(
            "now",
            (String picture, String zone) -> Functions.dateTimeFromMillis(millis, picture, zone),
            "<s?s?:s>"));
    frame.bind(
        "random",
        Jsonata.function("random", (Number seed) -> random(seed, scope.random()), "<n?:n>"));
    frame.bind(
        "uuid", Jsonata.function("uuid", () -> Uuids.version4(scope.random()).toString(), "<:s>"));
    frame.bind("hash", Jsonata.function("hash", ServiceFunctions::hash, "<s-s:s>"));
    frame.bind("parse", Jsonata.function("parse", ServiceFunctions::parse, "<s-:x>"));
    frame.bind("partition", Jsonata.function("partition", ServiceFunctions::partition, "<an:a>"));
    frame.bind("range", Jsonata.function("range", ServiceFunctions::range, "<nnn:a>"));
    // The service has no $eval: it says that $parse is to be used.
    frame.bind("eval", (Object) null);
  }

  private static double random(@Nullable Number seed, RandomGenerator random) {
    return seed == null
        ? random.nextDouble()
        : new SplittableRandom(Double.doubleToLongBits(seed.doubleValue())).nextDouble();
  }

  private static @Nullable String hash(@Nullable String data, String algorithm) {
    if (data == null) {
      return null;
    }
    if (!DIGESTS.contains(algorithm)) {
      throw new JException(
          BAD_ARGUMENT, -1, "$hash knows " + DIGESTS + ", not '" + algorithm + "'");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm + ".", e);
    }
  }

  private static @Nullable Object parse(@Nullable String json) {
    if (json == null) {
      return null;
    }
    try {
      return JsonataValues.toLibrary(Json.parse(json));
    } catch (IOException e) {
      throw new JException(e, BAD_ARGUMENT, -1, "$parse needs JSON: " + e.getMessage(), null);
    }
  }

  private static @Nullable List<Object> partition(@Nullable List<?> array, Number size) {
    if (array == null) {
      return null;
    }
    if (size.intValue() < 1) {
      throw new JException(BAD_ARGUMENT, -1, "$partition needs a size of 1 or more");
    }
    List<Object> parts = new ArrayList<>();
    for (int from = 0; from < array.size(); from += size.intValue()) {
      int to = Math.min(array.size(), from + size.intValue());
      parts.add(new ArrayList<Object>(array.subList(from, to)));
    }
    return parts;
  }

  /** Both ends belong to the range, as with States.ArrayRange: 1 to 9 by 2 is 1, 3, 5, 7, 9. */
  private static List<Object> range(Number first, Number last, Number step) {
    long by = step.longValue();
    if (by == 0) {
      throw new JException(BAD_ARGUMENT, -1, "$range needs a step other than 0");
    }
    List<Object> numbers = new ArrayList<>();
    long end = last.longValue();
    for (long number = first.longValue(); by > 0 ? number <= end : number >= end; number += by) {
      numbers.add(number);
    }
    return numbers;
  }
}
