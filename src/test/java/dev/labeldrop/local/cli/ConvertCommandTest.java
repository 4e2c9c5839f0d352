package dev.labeldrop.local.cli;

import static dev.labeldrop.local.cli.Converted.COCO;
import static dev.labeldrop.local.cli.Converted.lines;
import static dev.labeldrop.local.cli.Converted.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Waiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What holds of every format, and manifests of Ground Truth. */
final class ConvertCommandTest {

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-26T01:02:03", "2026-11-26T09:31:00", "2026-11-26T00:00:00"})
  void writesTheTimeOfTheGivenClockToTheSecond(String time) throws IOException {
    String input = write(folder, "coco.json", COCO);
    Clock clock = Clock.fixed(Instant.parse(time + ".456Z"), ZoneOffset.UTC);
    StringWriter out = new StringWriter();
    CommandLine line =
        Main.commandLine(
            new Main(
                new StandardStreams(InputStream.nullInputStream(), false),
                Waiter.sleeping(),
                List.of(),
                clock));
    line.setOut(new PrintWriter(out, true));
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute("convert", "--from", "coco", "--bucket", "acme-photos", input))
        .isZero();
    assertThat(out.toString()).contains("\"creation-date\":\"" + time + "\"");
    assertThat(err.toString()).doesNotContain("CREATION_DATE");
  }

  @Test
  void splitsTheLabelsOfAGroundTruthJob() throws IOException {
    String input =
        write(
            folder,
            "output.manifest",
            """
            {"source-ref":"s3://old/x/a.jpg","l":[0,2],"l-metadata":{"class-map":{"0":"cat",\
            "2":"dog"},"confidence-map":{"0":0.9,"2":0.5},"job-name":"labeling-job/l",\
            "human-annotated":"yes","creation-date":"2026-05-02T10:11:12",\
            "type":"groundtruth/image-classification-multilabel"}}
            """);
    assertThat(cli.convert("ground-truth", "--bucket", "acme-photos", input)).isZero();
    Map<?, ?> line = lines(cli).getFirst();
    assertThat(line.get("source-ref")).isEqualTo("s3://acme-photos/a.jpg");
    assertThat(line.get("l-2-metadata"))
        .isEqualTo(
            Map.of(
                "class-name",
                "dog",
                "confidence",
                0.5,
                "job-name",
                "labeling-job/l",
                "human-annotated",
                "yes",
                "creation-date",
                "2026-05-02T10:11:12",
                "type",
                "groundtruth/image-classification"));
  }

  @Test
  void writesOverNoInput() throws IOException {
    String input = write(folder, "coco.json", COCO);
    assertThat(cli.convert("coco", "--bucket", "b-b", input, "-o", input)).isEqualTo(2);
    assertThat(Files.readString(Path.of(input))).isEqualTo(COCO);
  }

  @Test
  void tellsWhatIsMissing() throws IOException {
    String input = write(folder, "coco.json", COCO);
    assertThat(cli.convert("coco", input)).isEqualTo(2);
    assertThat(cli.err()).contains("--bucket is missing");
    assertThat(cli.convert("yolo", "--bucket", "b-b", folder.toString())).isEqualTo(2);
    assertThat(cli.err()).contains("--from yolo needs --images");
  }
}
