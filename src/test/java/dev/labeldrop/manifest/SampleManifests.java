package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;

/**
 * Made-up manifests of any size, the same for the same seed: every line is valid and names another
 * image. Lengths are like those of real manifests: about 600 bytes for detection, 300 for
 * classification. One line in fifty has a label outside ASCII.
 */
public final class SampleManifests {

  private static final String[] LABELS = {"pallet", "forklift", "person", "safety-vest", "spill"};
  private static final String ACCENTED_LABEL = "côté endommagé";

  private final boolean detection;
  private final SplittableRandom random;
  private int image;

  private SampleManifests(boolean detection, long seed) {
    this.detection = detection;
    this.random = new SplittableRandom(seed);
  }

  /** Lines with one to five boxes each. */
  public static SampleManifests detection(long seed) {
    return new SampleManifests(true, seed);
  }

  /** Lines with one image-level label each. */
  public static SampleManifests classification(long seed) {
    return new SampleManifests(false, seed);
  }

  /** As many whole lines as fit into a number of bytes, each with its line feed. */
  public byte[] ofSize(int bytes) {
    var manifest = new ByteArrayOutputStream(bytes);
    byte[] line = nextLine().getBytes(UTF_8);
    while (manifest.size() + line.length + 1 <= bytes) {
      manifest.writeBytes(line);
      manifest.write('\n');
      line = nextLine().getBytes(UTF_8);
    }
    return manifest.toByteArray();
  }

  /** A number of lines, each with its line feed. */
  public byte[] ofLines(int lines) {
    var manifest = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      manifest.append(nextLine()).append('\n');
    }
    return manifest.toString().getBytes(UTF_8);
  }

  /** The next line, without a line feed. */
  public String nextLine() {
    image++;
    return detection ? detectionLine() : classificationLine();
  }

  private String detectionLine() {
    int boxes = random.nextInt(1, 6);
    var annotations = new StringBuilder();
    var objects = new StringBuilder();
    for (int box = 0; box < boxes; box++) {
      String separator = box == 0 ? "" : ",";
      annotations
          .append(separator)
          .append("{\"class_id\":" + random.nextInt(2))
          .append(",\"top\":" + random.nextInt(800) + ",\"left\":" + random.nextInt(1400))
          .append(",\"width\":" + random.nextInt(40, 500))
          .append(",\"height\":" + random.nextInt(40, 280) + "}");
      objects.append(separator).append("{\"confidence\":" + confidence() + "}");
    }
    return """
    {"source-ref":"%s","boxes":{"image_size":[{"width":1920,"height":1080,"depth":3}],\
    "annotations":[%s]},"boxes-metadata":{"objects":[%s],"class-map":{"0":"%s","1":"crate"},\
    "type":"groundtruth/object-detection","human-annotated":"yes","creation-date":"%s",\
    "job-name":"labeling-job/warehouse-boxes"}}\
    """
        .formatted(sourceRef(), annotations, objects, label(), creationDate());
  }

  private String classificationLine() {
    return """
    {"source-ref":"%s","dock-condition":%d,"dock-condition-metadata":{"class-name":"%s",\
    "confidence":%s,"type":"groundtruth/image-classification",\
    "job-name":"labeling-job/dock-condition","human-annotated":"yes","creation-date":"%s"}}\
    """
        .formatted(sourceRef(), random.nextInt(5), label(), confidence(), creationDate());
  }

  private String sourceRef() {
    return "s3://acme-photos/dock-%02d/2024/frame-%07d.jpg".formatted(random.nextInt(24), image);
  }

  private String label() {
    return random.nextInt(50) == 0 ? ACCENTED_LABEL : LABELS[random.nextInt(LABELS.length)];
  }

  private String confidence() {
    return random.nextInt(3) == 0 ? "1" : "0." + random.nextInt(10, 100);
  }

  private String creationDate() {
    return "2024-05-%02dT%02d:11:12.%06d"
        .formatted(random.nextInt(1, 29), random.nextInt(24), random.nextInt(1_000_000));
  }
}
