package dev.labeldrop.local.cli;

import dev.labeldrop.local.stack.DeployedStack;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Which version this is, and of which commit. */
final class Version implements IVersionProvider {

  static final String NUMBER = DeployedStack.VERSION;

  /** In a release, the commit that it was built from. */
  private static final String FILE = "commit.txt";

  /** In a clone, the commit that is checked out: the launcher looks it up if it is asked for. */
  private static final String PROPERTY = "labeldrop.commit";

  @Override
  public String[] getVersion() {
    return new String[] {"Labeldrop " + NUMBER + " (commit " + commit() + ")"};
  }

  private static String commit() {
    String released = released();
    return released == null ? System.getProperty(PROPERTY, "unknown") : released;
  }

  private static @Nullable String released() {
    try (InputStream in = Version.class.getResourceAsStream(FILE)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }
}
