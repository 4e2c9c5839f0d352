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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The template's handlers, as Lambda's runtime finds them: by reflection, from its own package. */
final class HandlersTest {

  private static final Pattern HANDLER = Pattern.compile("Handler: (\\S+)::(\\S+)");

  private static final Pattern DESCRIPTION =
      Pattern.compile("VersionDescription: !Sub\n(?: {8}.*\n)+");
  private static final Pattern VARIABLE =
      Pattern.compile("[A-Z_]+: !(?:If \\[\\w+, !)?Ref (\\w+)[,\n]");

  static List<String[]> handlers() throws IOException {
    return HANDLER
        .matcher(Files.readString(Path.of("template.yaml")))
        .results()
        .map(found -> new String[] {found.group(1), found.group(2)})
        .toList();
  }

  @Test
  void areEight() throws IOException {
    assertThat(handlers()).hasSize(8);
  }

  /**
   * SAM publishes no version when a parameter's value changes; a new description makes it do so.
   */
  @Test
  void arePublishedAnewWhenAParameterChanges() throws IOException {
    String template = Files.readString(Path.of("template.yaml"));
    List<String> descriptions =
        DESCRIPTION.matcher(template).results().map(MatchResult::group).toList();
    assertThat(descriptions).hasSize(8);
    String globals =
        template.substring(template.indexOf("\nGlobals:"), template.indexOf("\nResources:"));
    List<String> parameters =
        VARIABLE.matcher(globals).results().map(found -> found.group(1)).toList();
    assertThat(parameters).contains("DatasetArn", "OnInvalidLine", "SendUnchanged");
    for (String description : descriptions) {
      assertThat(parameters)
          .allMatch(each ->
              description.contains("${" + each + "}")
                  || description.contains("!Ref " + each + "]"));
    }
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
