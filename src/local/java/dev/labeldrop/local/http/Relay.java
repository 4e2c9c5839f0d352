package dev.labeldrop.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lets a service that listens on the loopback interface be reached at another address of this
 * machine too: passes bytes on, both ways.
 */
public final class Relay implements AutoCloseable {

  private final ServerSocket entrance;
  private final InetSocketAddress service;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Relay(ServerSocket entrance, InetSocketAddress service) {
    this.entrance = entrance;
    this.service = service;
  }

  /**
   * Starts a relay on a free port.
   *
   * @param address where it listens
   * @param port the service's port of the loopback interface
   * @throws IOException where this machine has no such address
   */
  public static Relay start(InetAddress address, int port) throws IOException {
    ServerSocket entrance = listen(address);
    Relay relay =
        new Relay(entrance, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    relay.threads.execute(relay::acceptAll);
    return relay;
  }

  private static ServerSocket listen(InetAddress address) throws IOException {
    try {
      return new ServerSocket(0, 0, address);
    } catch (BindException e) {
      throw new IOException(
          "Nothing can listen on %s, is it an address of this machine? %s."
              .formatted(address.getHostAddress(), e.getMessage()),
          e);
    }
  }

  /** The port on which it listens. */
  public int port() {
    return entrance.getLocalPort();
  }

  /** Stops at once; connections are cut off. */
  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The relay on port " + port() + " cannot be closed.", e);
    }
    // A virtual thread's interrupt closes the socket that it reads.
    threads.shutdownNow();
  }

  private void acceptAll() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        threads.execute(() -> connect(client));
      } catch (SocketException _) {
        return; // closed
      } catch (IOException e) {
        throw new UncheckedIOException("The relay on port " + port() + " broke.", e);
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket server = new Socket(service.getAddress(), service.getPort())) {
      var answers = threads.submit(() -> pass(server, client));
      pass(client, server);
      answers.get();
    } catch (Exception _) {
      // Either side has gone, or the relay closes: the other side sees its connection end.
    }
  }

  private static Void pass(Socket from, Socket to) throws IOException {
    from.getInputStream().transferTo(to.getOutputStream());
    to.shutdownOutput();
    return null;
  }
}
