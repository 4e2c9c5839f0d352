package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.rekognition.RekognitionClient;

/** {@code plan} beside what a dataset holds. */
final class PlanComparisonTest {

  private static final String TRAIN = "incoming/flowers/train/";

  @TempDir private Path folder = Path.of("");

  private final Cli cli = new Cli();

  private static String boxes(int number, String label, int left) {
    return """
    {"source-ref":"s3://acme-photos/%d.jpg","bb":{"image_size":[{"width":800,"height":600,"depth":3}],\
    "annotations":[{"class_id":0,"top":10,"left":%d,"width":100,"height":80}]},"bb-metadata":\
    {"objects":[{"confidence":1}],"class-map":{"0":"%s"},"type":"groundtruth/object-detection",\
    "human-annotated":"yes","creation-date":"2024-05-02T10:11:12"}}
    """
        .formatted(number, left, label);
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void showsWhatADropWouldChangeInSavedEntries() throws IOException {
    String entries =
        write(
            "entries.jsonl",
            Cli.good(1)
                + Cli.good(2)
                + Cli.good(3).replace("\"l\":0", "\"l\":0,\"cl-metadata\":{\"is_labeled\":true}")
                + boxes(4, "rose", 20));
    String file =
        write(
            "a.jsonl",
            Cli.good(1).replace("pallet", "forklift")
                + Cli.good(2).replace("2026-05-02", "2026-06-02")
                + Cli.good(3)
                + boxes(4, "rose", 30)
                + Cli.good(5));

    assertThat(cli.run("plan", file, "--dataset-entries", entries)).isZero();

    assertThat(cli.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .startsWith(
            file + ": a drop would send 4 lines in 1 update",
            "compared with " + entries + ", 4 entries",
            "to add 1",
            "to replace 3 2 change labels or boxes, 1 something else",
            "unchanged 1 not sent: the dataset holds them",
            "superseded 0",
            "what changes: +1 −1 pallet, +1 forklift, 1 moved rose",
            "s3://acme-photos/1.jpg +forklift; −pallet",
            "s3://acme-photos/4.jpg box rose 100×80 at 20,10 → 100×80 at 30,10",
            "entries after: 5 of 250,000; labels: 3 of 250",
            "chunk lines sent bytes");
  }

  @Test
  void tellsImagesOfTheOtherDataset() throws IOException {
    String entries = write("entries.jsonl", "");
    String others = write("others.jsonl", Cli.good(2) + "\n\nnot an entry\n" + Cli.good(9));
    String file = write("a.jsonl", Cli.lines(0) + Cli.good(2) + Cli.good(3));

    assertThat(cli.run("plan", file, "--dataset-entries", entries, "--other-entries", others))
        .isZero();

    assertThat(cli.out())
        .contains("warning: 1 image of the file is in " + others + ", too: s3://acme-photos/2.jpg.")
        .contains("note: 1 line of " + others + " is no entry.");
  }

  @Test
  void sendsNothingThatIsThereAlready() throws IOException {
    String file = write("a.jsonl", Cli.lines(5));
    assertThat(cli.run("plan", file, "--dataset-entries", file)).isZero();
    assertThat(cli.out())
        .startsWith(file + ": a drop would send nothing\n")
        .doesNotContain("what changes", "chunk ");
  }

  @Test
  void writesWhatChangesAsJson() throws IOException {
    String entries = write("entries.jsonl", boxes(4, "rose", 20));
    cli.in((boxes(4, "tulip", 20) + boxes(5, "rose", 0)).getBytes(StandardCharsets.UTF_8));

    assertThat(cli.run("plan", "-", "--dataset-entries", entries, "--format", "json")).isZero();

    assertThat(cli.at("files", 0, "file")).isEqualTo("<stdin>");
    assertThat(cli.at("files", 0, "dataset", "lines"))
        .isEqualTo(Map.of("toAdd", 1, "toReplace", 1, "unchanged", 0, "superseded", 0));
    assertThat(cli.at("files", 0, "dataset", "what", "labels"))
        .isEqualTo(
            PlainJson.parse(
                """
                [{"label": "rose", "added": 1, "removed": 1, "moved": 0},
                 {"label": "tulip", "added": 1, "removed": 0, "moved": 0}]
                """));
    assertThat(cli.at("files", 0, "dataset", "what", "images", 0, "boxesRenamed"))
        .isEqualTo(
            PlainJson.parse(
                """
                [{"from": "rose",
                  "to": {"label": "tulip", "left": 20.0, "top": 10.0, "width": 100.0,
                         "height": 80.0}}]
                """));
  }

  @Test
  void writesOnePageForPeople() throws IOException {
    String entries = write("entries.jsonl", Cli.good(1) + Cli.good(2));
    String others = write("others.jsonl", Cli.good(3));
    String file = write("a.jsonl", Cli.good(1).replace("pallet", "<b>fork</b>") + Cli.good(3));

    assertThat(
            cli.run(
                "plan",
                file,
                folder + "/gone",
                "--dataset-entries",
                entries,
                "--other-entries",
                others,
                "--format",
                "html"))
        .isEqualTo(2);

    Document page = Jsoup.parse(cli.out());
    assertThat(page.select("h1").text()).isEqualTo("1 of 2 files not sent");
    assertThat(page.select("dl.figures dd").eachText())
        .containsExactly("1", "1", "0", "0", "3 of 250,000", "2 of 250");
    assertThat(page.select("table th[scope=row] bdi").eachText())
        .startsWith("pallet", "<b>fork</b>");
    assertThat(page.select("td").eachText()).contains("+<b>fork</b> −pallet");
    assertThat(page.text())
        .contains("1 image of the file is in", "s3://acme-photos/3.jpg", "there is no such file.");
  }

  @Test
  void refusesAFileAsAlways() throws IOException {
    String file = write("a.jsonl", Cli.good(1) + Cli.BAD);
    assertThat(cli.run("plan", file, folder + "/gone", "--dataset-entries", file)).isEqualTo(2);
    assertThat(cli.out()).contains("a drop would be REJECTED");
    assertThat(cli.err()).contains("there is no such file.");
    assertThat(cli.run("plan", file, "--dataset-entries", folder + "/gone")).isEqualTo(2);
    assertThat(cli.run("plan", file, "--local", "--env-dir", folder.toString())).isEqualTo(2);
  }

  @Test
  void comparesWithTheLedgerOfAStack() throws IOException, InterruptedException {
    try (StackCli stack = new StackCli(folder)) {
      stack.dataset("flowers", DatasetType.TRAIN);
      stack.dataset("flowers", DatasetType.TEST);
      stack.put(TRAIN + "a.jsonl", Cli.lines(3));
      stack.put("incoming/flowers/test/t.jsonl", Cli.good(101));
      long listings = listings(stack);
      String file = write("b.jsonl", Cli.lines(4).replace("pallet", "forklift"));

      assertThat(stack.run("plan", file, "--project", "flowers")).as(stack.err()).isZero();

      assertThat(listings(stack)).isEqualTo(listings);
      assertThat(stack.out())
          .contains("compared with flowers/train, 3 entries by the ledger, which agrees with it")
          .contains("what changes: +4 forklift, −3 pallet")
          .contains("s3://acme-photos/100.jpg  +forklift; −pallet")
          .contains("labels: 2 of 250")
          .contains("1 image of the file is in flowers/test, too: s3://acme-photos/101.jpg.");
    }
  }

  @Test
  void countsNoLabelsIfTheServiceDoesNotTellThem() throws IOException, InterruptedException {
    try (StackCli stack = new StackCli(folder)) {
      stack.dataset("flowers", DatasetType.TRAIN);
      stack.put("incoming/flowers/train/old.jsonl", Cli.good(1));
      stack.intercept(new Denied("ListDatasetLabels"));
      Path file = stack.write("new.jsonl", Cli.good(2));
      assertThat(stack.run("plan", file.toString(), "--project", "flowers"))
          .as(stack.err())
          .isZero();
      assertThat(stack.out())
          .contains("note: The labels of flowers/train are not counted. Access denied")
          .contains("entries after: 2 of 250,000\n");
    }
  }

  private static void awaitUpdate(StackCli stack, String dataset) {
    RekognitionClient rekognition = stack.stack.clients().rekognition();
    while (rekognition
        .describeDataset(b -> b.datasetArn(dataset))
        .datasetDescription()
        .statusAsString()
        .equals("UPDATE_IN_PROGRESS")) {
      Thread.onSpinWait();
    }
  }

  private static long listings(StackCli stack) {
    return stack.stack.rekognition().calls().stream()
        .filter(call -> call.toString().startsWith("ListDatasetEntries"))
        .count();
  }

  @Test
  void listsADatasetThatTheLedgerDoesNotKnow() throws IOException, InterruptedException {
    try (StackCli stack = new StackCli(folder)) {
      String dataset = stack.dataset("flowers", DatasetType.TRAIN);
      stack
          .stack
          .clients()
          .rekognition()
          .updateDatasetEntries(b ->
              b.datasetArn(dataset)
                  .changes(c -> c.groundTruth(SdkBytes.fromUtf8String(Cli.lines(150)))));
      awaitUpdate(stack, dataset);
      String file = write("b.jsonl", Cli.lines(151));

      assertThat(stack.run("plan", file, "--project", "flowers")).as(stack.err()).isZero();

      assertThat(listings(stack)).isEqualTo(2);
      assertThat(stack.err()).contains("listing flowers/train");
      assertThat(stack.out())
          .contains("compared with flowers/train, 150 entries, listed now")
          .contains("to add                1");
    }
  }

  @Test
  void saysWhichLinesAreSentAgainForTheErrorsOfTheirEntries()
      throws IOException, InterruptedException {
    try (StackCli stack = new StackCli(folder)) {
      String dataset = stack.dataset("flowers", DatasetType.TRAIN);
      stack
          .stack
          .rekognition()
          .faults()
          .keepErrorsOn(line -> line.contains("/101.jpg"), "ERROR_INVALID_BOUNDING_BOX");
      stack
          .stack
          .clients()
          .rekognition()
          .updateDatasetEntries(b ->
              b.datasetArn(dataset)
                  .changes(c -> c.groundTruth(SdkBytes.fromUtf8String(Cli.lines(3)))));
      awaitUpdate(stack, dataset);

      String file = write("b.jsonl", Cli.lines(3));
      assertThat(stack.run("plan", file, "--project", "flowers")).as(stack.err()).isZero();

      assertThat(stack.out())
          .contains(
              "1 line says the same as before, but the service keeps errors on its entry. A drop"
                  + " sends it again,");
    }
  }

  @Test
  void saysWhichDatasetsThereAre() throws IOException {
    try (StackCli stack = new StackCli(folder)) {
      stack.dataset("flowers", DatasetType.TRAIN);
      String file = write("b.jsonl", Cli.lines(1));

      assertThat(stack.run("plan", file, "--project", "flower")).isEqualTo(2);
      assertThat(stack.err())
          .contains("There is no dataset flower/train")
          .contains("flowers/train");
      assertThat(stack.run("plan", file)).isEqualTo(2);
      assertThat(stack.err()).contains("--project is missing");
      assertThat(stack.run("plan", file, "--project", "flowers", "--other-entries", file))
          .isEqualTo(2);
      assertThat(List.of(stack.err().split("\n"))).first().asString().contains("--other-entries");
    }
  }
}
