package dev.labeldrop.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.labeldrop.Count;
import dev.labeldrop.local.convert.Collected;
import dev.labeldrop.local.convert.Conversion;
import dev.labeldrop.local.convert.CsvRole;
import dev.labeldrop.local.convert.ImageFolder;
import dev.labeldrop.local.convert.ImagePlace;
import dev.labeldrop.local.convert.ManifestLines;
import dev.labeldrop.manifest.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code convert}: makes a manifest of what other tools write. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a manifest of annotations in another format, and checks it. The manifest goes to"
          + " standard output or to a file of its own, everything else to the error stream.",
      "",
      "  coco          COCO's JSON: instances_train.json",
      "  voc           Pascal VOC's XML files, or a folder with them",
      "  yolo          a folder with YOLO's labels and data.yaml or classes.txt",
      "  csv           a table: a row for each label or box; also of VIA, AutoML and",
      "                Vertex AI",
      "  ground-truth  a manifest of a Ground Truth job with several labels for each",
      "                image"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Everything was converted, and the manifest has no errors.",
      "1:Something could not be converted and is named, or the manifest has errors.",
      "2:Wrong usage, or an input that cannot be read. Nothing is written."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./labeldrop convert --from coco --bucket acme --prefix dock a.json -o b.jsonl",
      "  ./labeldrop convert --from voc --bucket acme Annotations/ -o a.jsonl",
      "  ./labeldrop convert --from yolo --bucket acme --images img/ labels/ -o a.jsonl",
      "  ./labeldrop convert --from csv --bucket acme labels.csv -o a.jsonl"
    })
final class ConvertCommand implements Callable<Integer> {

  /** What a person reads. */
  private static final int MOST_SHOWN = 20;

  /** Always with seconds, which LocalDateTime itself leaves out if they are zero. */
  private static final DateTimeFormatter CREATION_DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FORMAT",
      description = "coco, voc, yolo, csv or ground-truth.")
  private InputFormat from = InputFormat.COCO;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "The bucket with the images; not needed if the input has s3:// URIs.")
  private @Nullable String bucket;

  @Option(
      names = "--prefix",
      paramLabel = "PATH",
      defaultValue = "",
      description = "What comes before the images' names in the bucket (default: nothing).")
  private String prefix = "";

  @Option(
      names = "--images",
      paramLabel = "DIR",
      description =
          "The images on this machine, for their sizes; needed for yolo, and if the input does not"
              + " have them.")
  private @Nullable Path images;

  @Option(
      names = "--classes",
      paramLabel = "FILE",
      description = "yolo: the names of the classes (default: data.yaml or classes.txt).")
  private @Nullable Path classes;

  @Option(
      names = "--columns",
      paramLabel = "ROLE=HEADING",
      split = ",",
      description =
          "csv: the headings of the columns, if they are not recognized: image, label, left, top,"
              + " right, bottom, width, height, image-width, image-height, confidence, set. Of a"
              + " table of VIA, label is the attribute.")
  private Map<CsvRole, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      converter = EncodingName.class,
      description = "csv: the table's encoding, such as windows-1252 (default: UTF-8).")
  private Charset encoding = UTF_8;

  @Option(
      names = "--attribute",
      paramLabel = "NAME",
      defaultValue = "labels",
      description = "The name of the label attribute (default: ${DEFAULT-VALUE}).")
  private String attribute = "labels";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the manifest goes (default: standard output).")
  private @Nullable Path output;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files or folders.")
  private List<Path> inputs = List.of();

  @ParentCommand private Main main = new Main(StandardStreams.ofProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    InputFormat.Options options = options();
    PrintWriter err = spec.commandLine().getErr();
    try (NewFile file = NewFile.at(output)) {
      Collected read = new Collected();
      long lines;
      try (Writer out = Files.newBufferedWriter(file.part(), UTF_8)) {
        lines = from.convert(inputs, options, read, out);
      }
      Validation validation;
      try (InputStream in = file.open()) {
        validation = NewManifest.validate(in);
      }
      file.publish(spec.commandLine().getOut());
      read.notes().forEach(err::println);
      read.skipped().stream()
          .limit(MOST_SHOWN)
          .forEach(each -> err.println(each.where() + ": not converted. " + each.reason()));
      if (read.skipped().size() > MOST_SHOWN) {
        err.printf("%,d more are not converted.%n", read.skipped().size() - MOST_SHOWN);
      }
      new NewManifest(err, spec.commandLine().getColorScheme()).show(name(), validation);
      err.printf(
          "%s written, %s not converted%n",
          Count.of(lines, "image"), Count.of(read.skipped().size(), "thing"));
      err.flush();
      return read.skipped().isEmpty() && validation.errorCount() == 0 ? 0 : 1;
    }
  }

  private String name() {
    return output == null ? "<stdout>" : output.toString();
  }

  private InputFormat.Options options() throws IOException {
    if (output != null && Files.exists(output)) {
      for (Path each : inputs) {
        if (Files.exists(each) && Files.isSameFile(each, output)) {
          throw usage("--output: " + output + " is an input, and would be written over.");
        }
      }
    }
    if (from == InputFormat.YOLO && images == null) {
      throw usage("--from yolo needs --images: YOLO's labels do not have the sizes of images.");
    }
    if (from != InputFormat.CSV && !encoding.equals(UTF_8)) {
      throw usage("--encoding goes with --from csv.");
    }
    if (bucket == null && from.namesFiles()) {
      throw usage("--bucket is missing: the name of the bucket that has the images.");
    }
    ImageFolder folder = images == null ? null : new ImageFolder(images);
    ImagePlace place = ImagePlace.of(bucket == null ? "" : bucket, prefix);
    if (bucket == null && !prefix.isEmpty()) {
      throw usage("--prefix needs --bucket.");
    }
    String now =
        LocalDateTime.ofInstant(main.clock().instant(), ZoneOffset.UTC).format(CREATION_DATE);
    return new InputFormat.Options(
        new Conversion(new ManifestLines(place, attribute, now), folder),
        folder,
        bucket == null ? null : place,
        classes,
        columns.isEmpty() ? new EnumMap<>(CsvRole.class) : new EnumMap<>(columns),
        encoding);
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
