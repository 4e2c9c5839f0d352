package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

final class ReportSchemaTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemas(
                  Map.of(
                      "urn:labeldrop:schema:report:1", text("docs/report.schema.json"),
                      "urn:labeldrop:schema:message:1", text("docs/message.schema.json"))));

  private static final Schema REPORT =
      SCHEMAS.getSchema(SchemaLocation.of("urn:labeldrop:schema:report:1"));
  private static final Schema MESSAGE =
      SCHEMAS.getSchema(SchemaLocation.of("urn:labeldrop:schema:message:1"));

  private final ObjectMapper mapper = new ObjectMapper();

  static Stream<Report> reports() {
    RandomReports random = new RandomReports(20261123);
    return Stream.concat(
        Stream.concat(Reports.all().stream(), Stream.of(Reports.lengthy("꽃"))),
        Stream.generate(random::next).limit(200));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void describesTheReport(Report report) {
    assertThat(errors(REPORT, JsonForm.document(report))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("reports")
  void describesTheMessage(Report report) {
    assertThat(errors(MESSAGE, JsonForm.message(report))).isEmpty();
  }

  @Test
  void refusesAReportThatLacksAnyOneField() {
    String document = JsonForm.document(Reports.isolated(2));
    List<String> passed = new ArrayList<>();
    int removed = 0;
    for (String pointer : fields(mapper.readTree(document), "")) {
      JsonNode mutant = mapper.readTree(document);
      int slash = pointer.lastIndexOf('/');
      ((ObjectNode) mutant.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
      removed++;
      if (errors(REPORT, mutant.toString()).isEmpty()) {
        passed.add(pointer);
      }
    }
    assertThat(passed).isEmpty();
    assertThat(removed).isGreaterThan(100);
  }

  @Test
  void refusesAReportWithAFieldMoreInAnyObject() {
    String document = JsonForm.document(Reports.isolated(2));
    List<String> passed = new ArrayList<>();
    for (String pointer : objects(mapper.readTree(document), "")) {
      JsonNode mutant = mapper.readTree(document);
      ((ObjectNode) mutant.at(pointer)).put("more", 1);
      if (errors(REPORT, mutant.toString()).isEmpty()) {
        passed.add(pointer);
      }
    }
    assertThat(passed).isEmpty();
  }

  @Test
  void refusesValuesOfAnotherTypeOrOutOfRange() {
    String document = JsonForm.document(Reports.isolated(2));
    for (Map.Entry<String, String> change :
        Map.of(
                "\"total\" : 8000", "\"total\" : -1",
                "\"size\" : 1234", "\"size\" : \"1234\"",
                "\"line\" : 1,", "\"line\" : 0,",
                "\"outcome\" : \"PARTIAL\"", "\"outcome\" : \"HALF\"",
                "\"status\" : \"UPDATE_FAILED\",\n  \"outcome\"",
                    "\"status\" : \"UPDATE_COMPLETE\",\n  \"outcome\"",
                "\"version\" : 1", "\"version\" : 2",
                "\"startedAt\" : \"2026-11-22T12:00:00Z\"",
                    "\"startedAt\" : \"2026-11-22T12:00:00+01:00\"")
            .entrySet()) {
      assertThat(document).contains(change.getKey());
      String mutant =
          document.replaceFirst(java.util.regex.Pattern.quote(change.getKey()), change.getValue());
      assertThat(errors(REPORT, mutant)).as(change.getValue()).isNotEmpty();
    }
  }

  @Test
  void hasABoundForEveryTextThatComesFromOutside() {
    String document = JsonForm.document(Reports.lengthy("x"));
    List<String> passed = new ArrayList<>();
    int lengthened = 0;
    for (String pointer : fields(mapper.readTree(document), "")) {
      ObjectNode mutant = (ObjectNode) mapper.readTree(document);
      int slash = pointer.lastIndexOf('/');
      ObjectNode parent = (ObjectNode) mutant.at(pointer.substring(0, slash));
      String name = pointer.substring(slash + 1);
      String text = parent.get(name).asString("");
      if (text.endsWith("x…")) {
        parent.put(name, text + "x");
        lengthened++;
        if (errors(REPORT, mutant.toString()).isEmpty()) {
          passed.add(pointer);
        }
      }
    }
    assertThat(passed).isEmpty();
    assertThat(lengthened).isGreaterThan(150);
  }

  @Test
  void refusesAMessageOfMoreThanTwentyProblems() {
    ObjectNode message = (ObjectNode) mapper.readTree(JsonForm.message(Reports.partial(20)));
    ArrayNode problems = (ArrayNode) message.get("problems");
    problems.add(problems.get(0));
    assertThat(errors(MESSAGE, message.toString())).isNotEmpty();
  }

  private static List<String> fields(JsonNode node, String pointer) {
    List<String> found = new ArrayList<>();
    node.properties()
        .forEach(field -> {
          found.add(pointer + "/" + field.getKey());
          found.addAll(fields(field.getValue(), pointer + "/" + field.getKey()));
        });
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      found.addAll(fields(node.get(i), pointer + "/" + i));
    }
    return found;
  }

  private static List<String> objects(JsonNode node, String pointer) {
    List<String> found = new ArrayList<>();
    if (node.isObject()) {
      found.add(pointer);
    }
    node.properties()
        .forEach(field -> found.addAll(objects(field.getValue(), pointer + "/" + field.getKey())));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      found.addAll(objects(node.get(i), pointer + "/" + i));
    }
    return found;
  }

  private static List<Error> errors(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON);
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
