package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The template's handlers, as Lambda's runtime finds them: by reflection, from its own package. */
final class HandlersTest {

  private static final Pattern HANDLER = Pattern.compile("Handler: (\\S+)::(\\S+)");

  static List<String[]> handlers() throws IOException {
    return HANDLER
        .matcher(Files.readString(Path.of("template.yaml")))
        .results()
        .map(found -> new String[] {found.group(1), found.group(2)})
        .toList();
  }

  @Test
  void areFive() throws IOException {
    assertThat(handlers()).hasSize(5);
  }

  @ParameterizedTest
  @MethodSource("handlers")
  void canBeMadeAndCalled(String type, String name) throws ReflectiveOperationException {
    Class<?> handler = Class.forName(type);
    assertThat(Modifier.isPublic(handler.getConstructor().getModifiers())).isTrue();
    Method method = handler.getMethod(name, InputStream.class, OutputStream.class, Context.class);
    assertThat(Modifier.isPublic(method.getDeclaringClass().getModifiers())).isTrue();
  }
}
