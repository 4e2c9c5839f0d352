package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/plan.schema.json describes what {@code plan} writes. */
final class PlanSchemaTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  private List<String> errors(String json) throws IOException {
    Schema schema = SCHEMAS.getSchema(Files.readString(Path.of("docs/plan.schema.json")));
    return schema.validate(json, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void describesPlansWithAndWithoutADataset() throws IOException {
    String entries = write("entries.jsonl", Cli.good(1) + Cli.good(2));
    String file =
        write("a.jsonl", Cli.good(1).replace("pallet", "crate") + Cli.good(2) + Cli.good(3));
    String bad = write("b.jsonl", Cli.BAD);

    cli.run("plan", file, bad, folder + "/gone", "--format", "json");
    assertThat(errors(cli.out())).isEmpty();

    Cli compared = new Cli();
    compared.run(
        "plan",
        file,
        bad,
        "--dataset-entries",
        entries,
        "--other-entries",
        entries,
        "--format",
        "json");
    assertThat(errors(compared.out())).isEmpty();
    assertThat(errors(compared.out().replace("\"toAdd\"", "\"toAddd\""))).isNotEmpty();
    assertThat(errors(compared.out().replace("\"labelsAdded\"", "\"added\""))).isNotEmpty();
  }
}
