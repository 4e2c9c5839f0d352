package dev.labeldrop.local.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The runtime interface client's native library. The client would unpack it to one fixed path under
 * {@code /tmp}, where two processes that start at the same time, or two users, get in each other's
 * way.
 */
final class NativeLibrary {

  /** Where the client is told to take it from. */
  static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private NativeLibrary() {}

  /**
   * Unpacks it.
   *
   * @param folder where to
   * @param system the operating system's name, as Java gives it
   * @param architecture the processor's, as Java gives it
   * @throws IOException where there is none for this system; the message says what to do instead
   */
  static Path unpack(Path folder, String system, String architecture) throws IOException {
    boolean arm = architecture.equals("aarch64");
    boolean musl =
        Files.exists(Path.of("/lib/ld-musl-%s.so.1".formatted(arm ? "aarch64" : "x86_64")));
    String name =
        "libaws-lambda-jni.linux%s-%s.so"
            .formatted(musl ? "_musl" : "", arm ? "aarch_64" : "x86_64");
    boolean known = system.toLowerCase(Locale.ROOT).startsWith("linux");
    try (InputStream in = AWSLambda.class.getResourceAsStream("/jni/" + name)) {
      if (!known || in == null) {
        throw new IOException(
            "AWS's runtime interface client runs on Linux only, not on "
                + system
                + " "
                + architecture
                + ". Use './labeldrop serve' and 'sam local invoke' here.");
      }
      Path library = folder.resolve(name);
      Files.copy(in, library);
      return library;
    }
  }
}
