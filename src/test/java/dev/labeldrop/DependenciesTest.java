package dev.labeldrop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Libraries that are released together are used together. Maven takes the nearest version of each
 * alone.
 */
final class DependenciesTest {

  /** Where a jar lies in Maven's repository: GROUP/ARTIFACT/VERSION/ARTIFACT-VERSION.jar. */
  private static final Pattern JAR =
      Pattern.compile(
          "(?<group>.+)/(?<artifact>[^/]+)/(?<version>[^/]+)/\\k<artifact>-[^/]+\\.jar");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "software/amazon/awssdk",
        "com/fasterxml/jackson/(core/jackson-core|jr)",
        "tools/jackson",
        "org/eclipse/jetty",
        "org/junit",
        "com/tngtech/archunit",
        "org/seleniumhq/selenium",
        "org/slf4j",
        "io/opentelemetry",
        "org/jline",
        "org/commonmark"
      })
  void aFamilyHasOneVersion(String family) {
    Map<String, Set<String>> versions = new TreeMap<>();
    for (String jar : classpath()) {
      Matcher matcher = JAR.matcher(Path.of(jar).toUri().getPath());
      if (matcher.matches() && isOf(family, matcher)) {
        versions
            .computeIfAbsent(matcher.group("version"), _ -> new TreeSet<>())
            .add(matcher.group("artifact"));
      }
    }
    assertThat(versions).as("versions of %s, and which artifacts have them", family).hasSize(1);
  }

  private static boolean isOf(String family, Matcher jar) {
    return Pattern.compile("/" + family + "(/|$)")
        .matcher(jar.group("group") + "/" + jar.group("artifact"))
        .find();
  }

  /** Surefire starts its process with one jar that names the others. */
  private static String[] classpath() {
    String started = System.getProperty("java.class.path", "");
    return System.getProperty("surefire.test.class.path", started).split(File.pathSeparator);
  }
}
