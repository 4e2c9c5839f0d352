package dev.labeldrop.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import dev.labeldrop.local.TemplateFunction;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a function's process is started: a Java virtual machine with AWS's runtime interface client,
 * which loads the handler's class. Nothing of this process's environment is handed on.
 */
final class FunctionProcess {

  private FunctionProcess() {}

  /**
   * Starts the process. What it logs comes out of its one output.
   *
   * @param function what runs in it
   * @param variables variables beside those that every function has
   * @param api host and port of the runtime API
   * @param home an empty folder of its own
   * @param flags flags of its virtual machine
   */
  static Process start(
      TemplateFunction function,
      Map<String, String> variables,
      String api,
      Path home,
      List<String> flags)
      throws IOException {
    Path library =
        NativeLibrary.unpack(home, System.getProperty("os.name"), System.getProperty("os.arch"));
    ProcessBuilder builder = new ProcessBuilder(command(function, library, flags));
    builder.directory(home.toFile());
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(variables);
    environment.putAll(reserved(function, api, home));
    return builder.start();
  }

  private static List<String> command(TemplateFunction function, Path library, List<String> flags) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>(List.of(java.toString()));
    // As on Lambda: one collector thread, and the first compiler only (Lambda Developer Guide,
    // "Customize Java runtime startup behavior").
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // The client's library is native code, and its log stream uses an older Java's internals.
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.add("-D" + NativeLibrary.PROPERTY + "=" + library);
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AWSLambda.class.getName(), function.handler()));
    return command;
  }

  /** What Lambda itself sets (Lambda Developer Guide, "Defined runtime environment variables"). */
  private static Map<String, String> reserved(TemplateFunction function, String api, Path home) {
    return Map.ofEntries(
        Map.entry("_HANDLER", function.handler()),
        Map.entry("AWS_LAMBDA_RUNTIME_API", api),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMb())),
        Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/labeldrop"),
        Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
        Map.entry("AWS_LAMBDA_LOG_FORMAT", "JSON"),
        Map.entry("AWS_LAMBDA_LOG_LEVEL", "INFO"),
        Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
        Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
        // The user's own files must not point the SDK anywhere.
        Map.entry("AWS_CONFIG_FILE", home.resolve("config").toString()),
        Map.entry("AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials").toString()),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"));
  }
}
