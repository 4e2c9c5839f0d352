package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckSarifTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @Test
  void isValidSarif() throws IOException {
    String bad =
        write("a.jsonl", Cli.BAD + Cli.unlabelled(1) + Cli.good(3).replace("1,", "\"x\","));
    String empty = write("côté à [1].jsonl", "");
    String missing = folder.resolve("b.jsonl").toString();
    assertThat(sarif("--max-problems", "2", bad, empty, missing)).isEqualTo(2);
    assertThat(schema().validate(cli.out(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void isCheckedAgainstASchemaThatRefusesWhatIsNotSarif() throws IOException {
    sarif(write("a.jsonl", Cli.BAD));
    String wrong = cli.out().replace("\"startLine\" : 1", "\"startLine\" : 0");
    assertThat(schema().validate(wrong, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void hasARegionForALineAndNoneForTheWholeFile() throws IOException {
    sarif(write("a.jsonl", Cli.good(1) + Cli.BAD), write("b.jsonl", ""));
    Object line = run("results", 0, "locations", 0, "physicalLocation", "region");
    assertThat(line).isEqualTo(PlainJson.parse("{\"startLine\":2,\"startColumn\":40}"));
    Map<?, ?> file = (Map<?, ?>) run("results", 1, "locations", 0, "physicalLocation");
    assertThat(file.containsKey("region")).isFalse();
    assertThat(run("results", 1, "locations", 0, "physicalLocation", "artifactLocation", "index"))
        .isEqualTo(1);
    assertThat(run("columnKind")).isEqualTo("unicodeCodePoints");
  }

  @Test
  void takesItsRulesFromTheTableOfCodes() throws IOException {
    sarif(write("a.jsonl", Cli.unlabelled(1) + Cli.BAD + Cli.BAD));
    assertThat(run("results", 1, "ruleId")).isEqualTo("ERROR_INVALID_JSON_LINE");
    assertThat(run("results", 1, "ruleIndex")).isEqualTo(1);
    assertThat(run("tool", "driver", "rules", 1))
        .isEqualTo(
            PlainJson.parse(
                """
                {"id": "ERROR_INVALID_JSON_LINE",
                 "shortDescription": {"text": "The line is not one complete JSON object."},
                 "help": {"text": "Write one JSON object on the line, with nothing before or after\
                 it."},
                 "defaultConfiguration": {"level": "error"}}
                """));
    assertThat((List<?>) run("tool", "driver", "rules")).hasSize(2);
  }

  @Test
  void hasTheJsonPathAsALogicalLocation() throws IOException {
    sarif(write("a.jsonl", Cli.good(1).replace("\"yes\"", "7")));
    assertThat(run("results", 0, "locations", 0, "logicalLocations", 0))
        .isEqualTo(Map.of("fullyQualifiedName", "l-metadata.human-annotated"));
  }

  @Test
  void saysWhatWasNotReadAndWhatIsNotShown() throws IOException {
    sarif("--max-problems", "1", write("a.jsonl", Cli.BAD + Cli.BAD), folder + "/none.jsonl");
    assertThat(run("invocations", 0, "executionSuccessful")).isEqualTo(false);
    assertThat(run("invocations", 0, "exitCode")).isEqualTo(2);
    assertThat(run("invocations", 0, "toolExecutionNotifications", 0, "message", "text"))
        .isEqualTo("1 problem not shown; see --max-problems.");
    assertThat(run("invocations", 0, "toolExecutionNotifications", 1, "message", "text"))
        .isEqualTo(folder + "/none.jsonl: there is no such file.");
  }

  @Test
  void hasTheFixOfALineThatAMachineCanFix() throws IOException {
    String line = Cli.good(1).replace("\"yes\"", "true").replace("pallet", "pället");
    sarif(write("a.jsonl", Cli.good(2) + line));
    assertThat(run("results", 0, "fixes", 0, "artifactChanges", 0, "replacements", 0))
        .isEqualTo(
            Map.of(
                "deletedRegion",
                Map.of("startLine", 2, "startColumn", 1, "endColumn", line.length()),
                "insertedContent",
                Map.of("text", line.replace("true", "\"yes\"").strip())));
    assertThat(schema().validate(cli.out(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void hasTooManyUpdatesAsAResultOfTheFile() throws IOException {
    String file = write("a.jsonl", Cli.lines(501));
    assertThat(sarif("--max-changes-bytes", Cli.ONE_LINE, file)).isEqualTo(1);
    assertThat((List<?>) run("results")).hasSize(1);
    assertThat(run("results", 0, "ruleId")).isEqualTo("ERROR_TOO_MANY_CHUNKS");
  }

  private int sarif(String... arguments) {
    return cli.run(
        Stream.concat(Stream.of("check", "--format", "sarif"), Arrays.stream(arguments))
            .toArray(String[]::new));
  }

  private Object run(Object... path) throws IOException {
    return cli.at(Stream.concat(Stream.of("runs", 0), Arrays.stream(path)).toArray());
  }

  /** OASIS's, as the library of another SARIF writer has it. */
  private static Schema schema() throws IOException {
    try (InputStream in =
        CheckSarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(Objects.requireNonNull(in));
    }
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
