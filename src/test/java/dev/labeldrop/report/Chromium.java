package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium that shows pages from a folder. */
final class Chromium implements AutoCloseable {

  private final Path folder;
  private final ChromeDriver driver;
  private String url = "";

  private Chromium(Path folder, ChromeDriver driver) {
    this.folder = folder;
    this.driver = driver;
  }

  /** Starts one; skips the tests where this machine has none. */
  static Chromium start(Path folder) {
    Optional<Path> browser = program("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = program("chromedriver");
    assumeTrue(
        browser.isPresent() && driver.isPresent(),
        "This machine has no Chromium, so the page is not tested in a browser."
            + " Debian's packages are chromium and chromium-driver.");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + folder.resolve("profile"));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    return new Chromium(folder, new ChromeDriver(service, options));
  }

  private static Optional<Path> program(String... names) {
    String path =
        Objects.requireNonNullElse(System.getenv("PATH"), "") + File.pathSeparator + "/usr/bin";
    return Arrays.stream(names)
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Shows a page, with what the last one did to the browser undone and forgotten. */
  void show(String page) {
    driver.get("about:blank");
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    emulate("", "light");
    driver.manage().logs().get(LogType.BROWSER);
    driver.manage().logs().get(LogType.PERFORMANCE);
    try {
      Path file = Files.writeString(folder.resolve("page.html"), page);
      url = file.toUri().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    driver.get(url);
  }

  /** Makes the window a phone's, so many CSS pixels wide. */
  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 740, "deviceScaleFactor", 2, "mobile", true));
  }

  /** Shows the page as for another medium or colour scheme. */
  void emulate(String medium, String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** What a script in the page returns. */
  @Nullable Object run(String script) {
    return driver.executeScript(script);
  }

  /** What the page complained of since it was shown. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .toList();
  }

  /** What the page asked for since it was shown, itself left out. */
  List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (var entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      try {
        Map<?, ?> message =
            (Map<?, ?>) Objects.requireNonNull(JSON.std.mapFrom(entry.getMessage()).get("message"));
        if ("Network.requestWillBeSent".equals(message.get("method"))) {
          Map<?, ?> params = (Map<?, ?>) Objects.requireNonNull(message.get("params"));
          Map<?, ?> request = (Map<?, ?>) Objects.requireNonNull(params.get("request"));
          urls.add(String.valueOf(request.get("url")));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(urls).as("the page itself is seen").contains(url);
    urls.removeIf(url::equals);
    return urls;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
