package dev.labeldrop.simulation;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs seeds, replays one, and makes small what is violated. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Runs Labeldrop through faults, in virtual time. A seed gives the same run everywhere.")
final class Simulate implements Callable<Integer> {

  private static final double NANOS = 1e9;

  @Option(names = "--seed", description = "Runs one seed and prints what happens in it.")
  private @Nullable Long seed;

  @Option(names = "--first", description = "The first seed, ${DEFAULT-VALUE} by default.")
  private long first = 1;

  @Option(names = "--count", description = "How many seeds, ${DEFAULT-VALUE} by default.")
  private int count = 1_000;

  @Option(names = "--drops", split = ",", description = "The drops that are left in the seed.")
  private @Nullable List<Integer> drops;

  @Option(names = "--faults", split = ",", description = "The faults that are left in it, or none.")
  private @Nullable List<String> faults;

  @Option(names = "--until-violation", description = "Ends at the first violation.")
  private boolean untilViolation;

  @Option(names = "--shrink", description = "Makes the first violations small, so many of them.")
  private int shrink = 3;

  private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

  private Simulate() {}

  /** See {@code scripts/simulate}. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Simulate()).execute(arguments));
  }

  @Override
  public Integer call() {
    return seed == null ? many() : one(seed);
  }

  private int one(long which) {
    IntPredicate keptDrops = drops == null ? _ -> true : drops::contains;
    Predicate<String> keptFaults = faults == null ? _ -> true : faults::contains;
    Outcome outcome = Simulation.run(which, keptDrops, keptFaults, true);
    print(outcome);
    return outcome.violations().isEmpty() ? 0 : 1;
  }

  private int many() {
    long start = System.nanoTime();
    long startCpu = cpuNanos();
    int violated = 0;
    long calls = 0;
    Map<Fault, Integer> struck = new EnumMap<>(Fault.class);
    long each = first;
    for (; each < first + count && !(untilViolation && violated > 0); each++) {
      Outcome outcome = Simulation.run(each, _ -> true, _ -> true, false);
      calls += outcome.calls();
      outcome.injected().forEach(fault -> struck.merge(fault.kind(), 1, Integer::sum));
      if (!outcome.violations().isEmpty()) {
        out.printf("seed %d: %s%n", each, outcome.violations().getFirst());
        if (violated++ < shrink) {
          print(Shrinker.shrink(outcome));
        }
      }
    }
    double seconds = (System.nanoTime() - start) / NANOS;
    double cpu = (cpuNanos() - startCpu) / NANOS;
    long seeds = each - first;
    out.println("Faults that struck: " + struck);
    out.printf(
        "Seeds %d to %d: %d with a violation, %d calls, %.1f s, %.1f s of CPU, %.1f seeds a second"
            + " of CPU%n",
        first, each - 1, violated, calls, seconds, cpu, seeds / cpu);
    return violated == 0 ? 0 : 1;
  }

  /** What all threads of this process have used: others may be at work on this machine. */
  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : System.nanoTime();
  }

  private void print(Outcome outcome) {
    World world = outcome.world();
    outcome.trace().forEach(out::println);
    out.println(world.behaviour());
    out.println(world.parameters());
    world.datasets().forEach(out::println);
    world
        .drops()
        .forEach(drop -> {
          out.println(drop);
          drop.lines().forEach(line -> out.println("  " + line.text()));
        });
    outcome.injected().forEach(out::println);
    outcome.violations().forEach(each -> out.println("VIOLATED: " + each));
    out.println(Shrinker.command(outcome));
  }
}
