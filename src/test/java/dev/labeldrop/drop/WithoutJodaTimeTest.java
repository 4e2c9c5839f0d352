package dev.labeldrop.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Lambda's events library brings Joda-Time for an event's time. The deployed package leaves it out;
 * the tests' class path has it, so it is taken away here.
 */
final class WithoutJodaTimeTest {

  @Test
  void readsAnEventAndItsDrops() throws ReflectiveOperationException, IOException {
    try (URLClassLoader deployed = withoutJodaTime();
        InputStream json = Files.newInputStream(Path.of("events/s3-put.json"))) {
      assertThatThrownBy(() -> deployed.loadClass("org.joda.time.DateTime"))
          .isInstanceOf(ClassNotFoundException.class);
      Class<?> reader = deployed.loadClass(S3EventReader.class.getName());
      Object event = reader.getMethod("read", InputStream.class).invoke(null, json);
      Object drops =
          deployed
              .loadClass(DropEvents.class.getName())
              .getMethod("of", event.getClass())
              .invoke(null, event);
      assertThat(event.getClass().getClassLoader()).isSameAs(deployed);
      assertThat((List<?>) drops).hasSize(1);
      assertThat(drops.toString()).contains("incoming/flowers/train/tulips.jsonl");
    }
  }

  private static URLClassLoader withoutJodaTime() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    URL[] urls =
        Arrays.stream(path.split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("joda-time"))
            .map(WithoutJodaTimeTest::url)
            .toArray(URL[]::new);
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
