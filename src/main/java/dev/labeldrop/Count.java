package dev.labeldrop;

import java.util.Locale;

/** Numbers of things as people read them, one thing and several apart. */
public final class Count {

  private Count() {}

  /** {@code 1 line}, {@code 2 lines}, {@code 1,200 lines}. */
  public static String of(long number, String one) {
    return of(number, one, one + "s");
  }

  /** {@code 1 entry}, {@code 2 entries}; also {@code 1 run is}, {@code 2 runs are}. */
  public static String of(long number, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
  }
}
