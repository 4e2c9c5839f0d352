package dev.labeldrop.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.TemplateFunction;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment variables of functions, as a file in the form of {@code sam local invoke
 * --env-vars}: an object for each function (SAM Developer Guide, "Invoking Lambda functions
 * locally").
 *
 * @param variables the variables by the functions' names
 */
record EnvironmentFile(Map<String, Map<String, String>> variables) {

  /**
   * The variables of the template's functions.
   *
   * @param others variables that each of them has besides, or instead
   */
  static EnvironmentFile of(List<TemplateFunction> functions, Map<String, String> others) {
    Map<String, Map<String, String>> variables = new LinkedHashMap<>();
    for (TemplateFunction function : functions) {
      Map<String, String> each = new LinkedHashMap<>(function.variables());
      each.putAll(others);
      variables.put(function.name(), each);
    }
    return new EnvironmentFile(variables);
  }

  void write(Path file) throws IOException {
    Files.writeString(file, Json.pretty(variables));
  }

  /**
   * Reads a file.
   *
   * @throws IOException where it cannot be read, or has another form
   */
  static EnvironmentFile read(Path file) throws IOException {
    Map<String, Map<String, String>> variables = new LinkedHashMap<>();
    try {
      if (!(PlainJson.parse(Files.readString(file)) instanceof Map<?, ?> functions)) {
        throw new IOException("it is no object");
      }
      for (Map.Entry<?, ?> function : functions.entrySet()) {
        if (!(function.getValue() instanceof Map<?, ?> each)) {
          throw new IOException("'" + function.getKey() + "' is no object");
        }
        variables.put(function.getKey().toString(), texts(each));
      }
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": it is not JSON: " + e.getOriginalMessage(), e);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage() + ".", e);
    }
    return new EnvironmentFile(variables);
  }

  private static Map<String, String> texts(Map<?, ?> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name.toString(), String.valueOf(value)));
    return texts;
  }
}
