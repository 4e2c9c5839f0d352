package dev.labeldrop.local.cli;

import dev.labeldrop.Json;
import dev.labeldrop.local.Home;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.TemplateFunction;
import dev.labeldrop.local.TemplateFunctions;
import dev.labeldrop.local.Threads;
import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.JsonWriter;
import dev.labeldrop.local.json.MalformedJsonException;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.runtime.Invocation;
import dev.labeldrop.local.runtime.Outcome;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code invoke}: calls one function, in a process of its own. */
@Command(
    name = "invoke",
    mixinStandardHelpOptions = true,
    description = {
      "Calls one function with an event, as Lambda would: its handler runs in a process of its own"
          + " under AWS's Java runtime interface client, with the template's variables. No Docker.",
      "",
      "What the event names is made on a local stack of its own: objects, dataset, run. With"
          + " --endpoints, the function meets the stack of a running 'serve' instead, as it is.",
      "The log goes to the error stream, the answer to the output."
    },
    footer = {
      "",
      "Exit codes: 0 the function answered, 1 it failed, 2 wrong usage.",
      "",
      "Examples:",
      "  ./labeldrop invoke IngestFunction -e events/s3-put.json",
      "  ./labeldrop invoke IngestFunction -e events/s3-put.json --put a.jsonl",
      "  ./labeldrop invoke PollFunction -e events/poll.json",
      "  ./labeldrop invoke PollFunction -e a.json --endpoints .labeldrop/host.json"
    })
final class InvokeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FUNCTION", description = "The function's name in the template.")
  private String name = "";

  @Option(
      names = {"-e", "--event"},
      paramLabel = "FILE",
      required = true,
      description = "The event, a JSON object; - reads standard input.")
  private String event = "";

  @Option(
      names = "--put",
      paramLabel = "FILE",
      description = {
        "What the objects hold that the event names (default: samples/flowers.jsonl).",
        "Size, ETag and version in the event become those of the object."
      })
  private @Nullable Path put;

  @Option(
      names = "--endpoints",
      paramLabel = "FILE",
      description = "The file that 'serve' writes for functions on this machine.")
  private @Nullable Path endpoints;

  @ParentCommand private @Nullable Main main;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    TemplateFunction function = function();
    if (put != null && endpoints != null) {
      throw usage("--put makes objects on a stack of its own; with --endpoints there is none.");
    }
    if (put != null && !Files.isRegularFile(put)) {
      throw usage("--put " + put + ": there is no such file.");
    }
    JsonTree.Obj input = input();
    Outcome outcome =
        endpoints == null
            ? invokeOnNewStack(function, input)
            : invoke(function, variables(endpoints), input);
    spec.commandLine().getOut().println(pretty(outcome.payload()));
    return switch (outcome) {
      case Outcome.Answered _ -> 0;
      case Outcome.Failed _ -> 1;
    };
  }

  private TemplateFunction function() {
    List<TemplateFunction> functions = TemplateFunctions.read(LocalStack.resources()).all();
    return functions.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            usage(
                functions.stream()
                    .map(TemplateFunction::name)
                    .collect(
                        Collectors.joining(
                            ", ", "There is no function '" + name + "'. There are ", "."))));
  }

  private JsonTree.Obj input() throws IOException {
    String text =
        event.equals("-")
            ? new String(
                (main == null ? StandardStreams.ofProcess() : main.streams()).in().readAllBytes(),
                StandardCharsets.UTF_8)
            : Files.readString(Path.of(event));
    try {
      if (JsonReader.allowingRepeatedNames().read(text) instanceof JsonTree.Obj object) {
        return object;
      }
    } catch (MalformedJsonException e) {
      throw usage(event + ": it is not JSON: " + e.getMessage());
    }
    throw usage(event + ": it is no JSON object.");
  }

  private Outcome invokeOnNewStack(TemplateFunction function, JsonTree.Obj input)
      throws IOException, InterruptedException {
    Clock clock = Clock.systemUTC();
    try (LocalStack stack =
        new LocalStack(
            new LocalStack.Setup(
                function.variables(),
                Settings.of(clock).with(LocalDrop.TIMING),
                clock,
                Threads.real(),
                clock.millis(),
                ExecutionListener.NONE,
                _ -> {}))) {
      Path manifest = put == null ? Home.file("samples/flowers.jsonl") : put;
      new LocalInput(stack, manifest, note -> log("labeldrop: " + note)).prepare(name, input);
      EnvironmentFile variables =
          EnvironmentFile.of(List.of(function), Endpoints.of(stack).variables());
      return invoke(function, variables.variables().getOrDefault(name, Map.of()), input);
    }
  }

  private Map<String, String> variables(Path file) throws IOException {
    Map<String, String> variables = EnvironmentFile.read(file).variables().get(name);
    if (variables == null) {
      throw usage(file + ": it has nothing for '" + name + "'. Take the file that 'serve' wrote.");
    }
    if (!variables.containsKey("AWS_REGION") || !variables.containsKey("AWS_ACCESS_KEY_ID")) {
      // Without them the SDK would look for an account of whoever runs this.
      throw usage(
          file
              + ": it has no region and no credentials. It is for containers; take host.json, which"
              + " 'serve' writes beside it.");
    }
    return variables;
  }

  private Outcome invoke(
      TemplateFunction function, Map<String, String> variables, JsonTree.Obj input)
      throws IOException, InterruptedException {
    return new Invocation(
            function,
            variables,
            List.of(),
            UUID.randomUUID().toString(),
            Clock.systemUTC(),
            this::log)
        .run(JsonWriter.write(input));
  }

  private static String pretty(String payload) throws IOException {
    Object value = payload.isEmpty() ? null : PlainJson.parse(payload);
    return value == null ? "null" : Json.pretty(value).stripTrailing();
  }

  private void log(String line) {
    spec.commandLine().getErr().println(line);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
