package dev.labeldrop.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens pages in the browser of whoever sits there.
 *
 * @param system the operating system's name
 * @param chosen the command of the variable {@code BROWSER}; null if it is not set
 */
record Browser(String system, @Nullable String chosen) {

  /** That of this process. */
  static Browser ofProcess() {
    return new Browser(System.getProperty("os.name", ""), System.getenv("BROWSER"));
  }

  /** Opens a page. */
  void open(Path page) throws IOException {
    if (!Files.exists(page)) {
      throw new IOException(page + ": there is no page, the run left none.");
    }
    new ProcessBuilder(command(page.toUri().toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** The command that opens an address. */
  List<String> command(String address) {
    String name = system.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(chosen)
        .map(browser -> List.of(browser, address))
        .orElseGet(() ->
            name.startsWith("mac")
                ? List.of("open", address)
                : name.startsWith("windows")
                    ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
                    : List.of("xdg-open", address));
  }
}
