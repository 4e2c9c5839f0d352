package dev.labeldrop.local.cli;

import dev.labeldrop.local.LocalEndpoints;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.TemplateFunction;
import dev.labeldrop.local.TemplateFunctions;
import dev.labeldrop.local.http.Relay;
import dev.labeldrop.local.stack.Connection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that tell functions elsewhere where a local stack is: those in processes of this machine,
 * and those in containers. A container reaches the loopback interface by {@code
 * host.docker.internal} with Docker Desktop; on Linux the services must listen on an address of
 * Docker's network too.
 */
final class Access implements AutoCloseable {

  /** This machine, as a container calls it. */
  private static final String HOST = "host.docker.internal";

  private final Endpoints endpoints;
  private final LocalEndpoints all;
  private final Path folder;
  private final List<Relay> relays = new ArrayList<>();

  /**
   * To a stack.
   *
   * @param folder where the files go
   */
  Access(LocalStack stack, Path folder) {
    this.endpoints = Endpoints.of(stack);
    this.all = stack.endpoints();
    this.folder = folder;
  }

  /** The file for {@code ./labeldrop invoke --endpoints}. */
  Path hostFile() {
    return folder.resolve("host.json");
  }

  /** The file for {@code sam local invoke --env-vars}. */
  Path containerFile() {
    return folder.resolve("sam.json");
  }

  /**
   * Lets containers in, and writes both files, and the one for commands with {@code --local}.
   *
   * @param parameters variables that differ from the template's defaults
   * @param listen where to listen besides the loopback interface; null for nowhere
   */
  void open(Map<String, String> parameters, @Nullable InetAddress listen) throws IOException {
    List<TemplateFunction> functions = TemplateFunctions.read(LocalStack.resources()).all();
    Files.createDirectories(folder);
    all.write(folder.resolve(Connection.LOCAL_FILE));
    Endpoints inside = fromContainers(listen);
    write(functions, parameters, endpoints.variables(), hostFile());
    write(functions, parameters, inside.urls(), containerFile());
  }

  private Endpoints fromContainers(@Nullable InetAddress listen) throws IOException {
    Map<URI, Integer> ports = new HashMap<>();
    if (listen != null) {
      for (URI each :
          List.of(
              endpoints.s3(),
              endpoints.rekognition(),
              endpoints.sns(),
              endpoints.stepFunctions())) {
        Relay relay = Relay.start(listen, each.getPort());
        relays.add(relay);
        ports.put(each, relay.port());
      }
    }
    return endpoints.map(
        uri -> URI.create("http://" + HOST + ":" + ports.getOrDefault(uri, uri.getPort())));
  }

  private static void write(
      List<TemplateFunction> functions,
      Map<String, String> parameters,
      Map<String, String> endpoints,
      Path file)
      throws IOException {
    Map<String, String> others = new LinkedHashMap<>(parameters);
    others.putAll(endpoints);
    EnvironmentFile.of(functions, others).write(file);
  }

  /** Also deletes the files: nothing answers there any more. */
  @Override
  public void close() {
    relays.forEach(Relay::close);
    for (Path file : List.of(folder.resolve(Connection.LOCAL_FILE), hostFile(), containerFile())) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException _) {
        // A command that reads the file says then that nothing answers.
      }
    }
  }
}
