package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Waiter;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.Threads;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.rekognition.Timing;
import dev.labeldrop.local.stack.Connection;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;

/** A local stack in this process, and the command line that talks to it with its streams caught. */
final class StackCli implements AutoCloseable {

  /** An update takes 50 ms. */
  private static final Timing QUICK =
      new Timing(Duration.ZERO, Duration.ofMillis(50), Duration.ZERO, Duration.ZERO);

  final LocalStack stack;
  final Path folder;
  final List<String> log = new CopyOnWriteArrayList<>();
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private String input = "";
  private List<ExecutionInterceptor> interceptors = List.of();
  private Runnable atWait = () -> {};

  StackCli(Path folder) throws IOException {
    this(folder, Map.of());
  }

  /**
   * A stack.
   *
   * @param folder where its files go
   * @param parameters the functions' variables
   */
  StackCli(Path folder, Map<String, String> parameters) throws IOException {
    this.folder = folder;
    Clock clock = Clock.systemUTC();
    stack =
        new LocalStack(
            new LocalStack.Setup(
                parameters,
                Settings.of(clock).with(QUICK),
                clock,
                Threads.real(),
                1,
                ExecutionListener.NONE,
                log::add));
    stack.endpoints().write(folder.resolve(Connection.LOCAL_FILE));
  }

  /** A dataset that is there before the first drop. */
  String dataset(String project, DatasetType type) {
    return new Projects(stack.clients().rekognition()).dataset(project, type);
  }

  Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  /** Puts an object, and waits until everything that follows is over. */
  void put(String key, String content) throws InterruptedException {
    start(key, content);
    stack.awaitQuiet();
  }

  /** Where the pause of a project's only dataset is kept. */
  String pauseKey(String project) {
    return stack
            .clients()
            .s3()
            .listObjectsV2(
                b -> b.bucket(LocalStack.BUCKET).prefix("datasets/" + project + "-").delimiter("/"))
            .commonPrefixes()
            .getFirst()
            .prefix()
        + "paused.json";
  }

  /** Puts an object. */
  void start(String key, String content) {
    stack
        .clients()
        .s3()
        .putObject(b -> b.bucket(LocalStack.BUCKET).key(key), RequestBody.fromString(content));
  }

  /** Waits until something is so; it becomes so by itself. */
  void until(BooleanSupplier so) {
    while (!so.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  /** Whether all executions, so many, wait for a turn or are over. */
  boolean settled(int executions) {
    var all = stack.stateMachine().executions();
    return all.size() == executions
        && all.stream()
            .allMatch(each ->
                each.describe().stopDate() != null
                    || each.history().stream()
                        .anyMatch(event -> event.event().type().equals("TaskSubmitted")));
  }

  /** What is typed. */
  StackCli type(String text) {
    input = text;
    return this;
  }

  /** Hears of every call from now on. */
  void intercept(ExecutionInterceptor interceptor) {
    interceptors = List.of(interceptor);
  }

  /** Done whenever a command lets time pass. */
  void atWait(Runnable work) {
    atWait = work;
  }

  /** Runs a command on the stack; what it prints replaces what the one before did. */
  int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--local", "--env-dir", folder.toString()));
    return runAlone(all.toArray(String[]::new));
  }

  /** Runs a command with nothing added. */
  int runAlone(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    Waiter waiter =
        _ -> {
          atWait.run();
          Thread.onSpinWait();
        };
    StandardStreams streams =
        new StandardStreams(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), false);
    CommandLine line = Main.commandLine(new Main(streams, waiter, interceptors));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    return line.execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  Object json() throws IOException {
    return Objects.requireNonNull(PlainJson.parse(out()));
  }

  /** A line with another label. */
  static String other(String line) {
    return line.replace("pallet", "crate");
  }

  /** A stack where the latest run replaced two lines of three and added one. */
  static StackCli changed(Path folder) throws IOException, InterruptedException {
    StackCli cli = new StackCli(folder);
    cli.dataset("flowers", DatasetType.TRAIN);
    cli.put("incoming/flowers/train/a.jsonl", Cli.good(1) + Cli.good(2) + Cli.good(3));
    cli.put(
        "incoming/flowers/train/b.jsonl",
        other(Cli.good(1)) + other(Cli.good(2)) + other(Cli.good(4)));
    return cli;
  }

  /** The lines of the dataset that {@link #changed} fills, sorted. */
  String entries() {
    assertThat(run("entries", "--project", "flowers", "--type", "train")).isZero();
    return String.join("\n", out().lines().sorted().toList()) + "\n";
  }

  /** The id of the only run, or of the latest. */
  String run() {
    return stack.stateMachine().executions().getLast().name();
  }

  @Override
  public void close() {
    stack.close();
  }
}
