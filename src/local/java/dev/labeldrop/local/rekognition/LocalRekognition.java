package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.http.LoopbackServer;
import java.net.URI;
import java.util.List;

/**
 * Amazon Rekognition Custom Labels on this machine: projects, datasets and their updates, for any
 * SDK and the AWS CLI. Credentials are not looked at. It does no recognition and reads no images.
 *
 * <p>Beside what the real service tells, it tells tests what they could not know otherwise: which
 * calls it was given, what a dataset holds, which lines were dropped without a word.
 */
public final class LocalRekognition implements AutoCloseable {

  private final Service service;
  private final LoopbackServer server;

  private LocalRekognition(Service service) {
    this.service = service;
    server = LoopbackServer.start(service::answer);
  }

  /** Starts a service without projects. */
  public static LocalRekognition start(Settings settings) {
    return new LocalRekognition(new Service(settings));
  }

  /** Where it listens: {@code http://127.0.0.1:PORT}. */
  public URI endpoint() {
    return server.endpoint();
  }

  /** What goes wrong, and when. */
  public Faults faults() {
    return service.faults();
  }

  /** Every call so far, in the order in which they were answered. */
  public List<Call> calls() {
    return service.calls();
  }

  /** The calls of one operation so far. */
  public List<Call> calls(Operation operation) {
    return calls().stream().filter(call -> call.operation() == operation).toList();
  }

  /**
   * The lines that a dataset holds now: of each image the newest, as it was sent, without white
   * space around it. Empty where there is no such dataset.
   */
  public List<String> lines(String datasetArn) {
    return service.entries(datasetArn).stream()
        .flatMap(entries -> entries.list().stream())
        .map(Entry::line)
        .toList();
  }

  /** The lines that were dropped without a word. */
  public List<SilentDrop> silentDrops() {
    return service.drops();
  }

  @Override
  public void close() {
    server.close();
  }
}
