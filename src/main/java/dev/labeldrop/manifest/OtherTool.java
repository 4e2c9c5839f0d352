package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells by the first kilobytes of a file which other tool writes such files. */
final class OtherTool {

  private static final int HEAD = 32 * 1024;

  private static final Pattern SOURCE_REF =
      Pattern.compile(
          "source[-_ ]?ref|c291cmNlLXJlZ|NvdXJjZS1yZW|zb3VyY2UtcmVm", Pattern.CASE_INSENSITIVE);

  /**
   * What is in the files of a tool.
   *
   * @param words all of them are there
   */
  private record Signs(String tool, Fault fault, List<String> words) {}

  /** In the order in which they are tried; the more special come first. */
  private static final List<Signs> TOOLS =
      List.of(
          new Signs("VGG Image Annotator", OtherFileFault.VIA, List.of("_via_img_metadata\"")),
          new Signs(
              "VGG Image Annotator",
              OtherFileFault.VIA,
              List.of("\"regions\"", "\"shape_attributes\"")),
          new Signs("VGG Image Annotator", OtherFileFault.VIA, List.of("\"vid\"", "\"xy\"")),
          signs("VoTT", "\"asset", "\"format\"", "\"path\""),
          signs("VoTT", "\"securityToken\""),
          new Signs("Vertex AI", OtherFileFault.ROWS, List.of("\"imageGcsUri\"")),
          new Signs("Vertex AI", OtherFileFault.ROWS, List.of("\"image_gcs_uri\"")),
          signs("Azure Machine Learning", "\"image_url\"", "\"label\""),
          new Signs("Azure Custom Vision", OtherFileFault.ROWS, List.of("\"tagName\"")),
          signs("LabelMe", "\"shapes\"", "\"imagePath\""),
          signs("CVAT", "\"shapes\"", "\"tracks\""),
          signs("CVAT's Datumaro format", "\"categories\"", "\"items\"", "\"label_id\""),
          signs("CVAT's Datumaro format", "\"categories\"", "\"items\"", "\"infos\""),
          signs("CVAT's Datumaro format", "\"dm_format_version\""),
          signs("Labelbox", "\"data_row\""),
          signs("Labelbox", "\"Labeled Data\""),
          new Signs("Rekognition", OtherFileFault.NOT_AN_EXPORT, List.of("\"CustomLabels\"")),
          new Signs("Rekognition", OtherFileFault.NOT_AN_EXPORT, List.of("\"LabelModelVersion\"")),
          new Signs("a model", OtherFileFault.NOT_AN_EXPORT, List.of("\"detection_boxes\"")),
          new Signs("Ground Truth's workers", OtherFileFault.WORKERS, List.of("\"answerContent\"")),
          new Signs(
              "Label Studio",
              OtherFileFault.LABEL_STUDIO,
              List.of("\"annotations\"", "\"completed_by\"")),
          new Signs(
              "Label Studio", OtherFileFault.LABEL_STUDIO, List.of("\"from_name\"", "\"to_name\"")),
          new Signs("Label Studio", OtherFileFault.LABEL_STUDIO, List.of("\"rectanglelabels\"")),
          new Signs(
              "Label Studio",
              OtherFileFault.LABEL_STUDIO,
              List.of("\"annotator\"", "\"annotation_id\"")),
          signs("Dataloop", "\"annotations\"", "\"metadata\"", "\"system\""),
          new Signs(
              "Create ML",
              OtherFileFault.CREATE_ML,
              List.of("\"annotation", "\"coordinates\"", "\"label\"")),
          signs("Supervisely", "\"classTitle\""),
          signs("V7 Darwin", "\"bounding_box\"", "\"item\""),
          signs("FiftyOne", "\"bounding_box\"", "\"classes\""),
          signs("Encord", "\"data_units\""),
          signs("Scalabel or BDD100K", "\"box2d\""),
          signs("Prodigy", "\"_task_hash\""),
          signs("Scale AI", "\"task_id\"", "\"attachment\""),
          signs("Detectron2", "\"bbox_mode\""),
          new Signs(
              "Ground Truth's video labelling",
              OtherFileFault.VIDEO,
              List.of("\"detection-annotations\"")),
          new Signs(
              "Ground Truth's video labelling", OtherFileFault.VIDEO, List.of("\"frame-no\"")),
          new Signs(
              "SageMaker's built-in object detection",
              OtherFileFault.SAGEMAKER,
              List.of("\"file\"", "\"image_size\"", "\"annotations\"")),
          new Signs(
              "Hugging Face in folders of images", OtherFileFault.ROWS, List.of("\"file_name\"")),
          new Signs(
              "COCO in other files than those of annotations",
              OtherFileFault.COCO_PART,
              List.of("\"image_id\"", "\"category_id\"", "\"bbox\"")),
          new Signs("S3 in listings", OtherFileFault.LISTING, List.of("\"Contents\"", "\"Key\"")),
          new Signs("Pascal VOC", OtherFileFault.VOC, List.of("<annotation>")),
          new Signs("Pascal VOC", OtherFileFault.VOC, List.of("<bndbox>")),
          new Signs("CVAT", OtherFileFault.CVAT, List.of("<annotations>", "<image ")));

  private final StringBuilder head = new StringBuilder();

  private static Signs signs(String tool, String... words) {
    return new Signs(tool, OtherFileFault.TOOL, List.of(words));
  }

  /**
   * What is known of a tool's files.
   *
   * @param name what the tool is called
   * @param fault what to do about it
   */
  record Guess(String name, Fault fault) {}

  /** Takes a line of the file, from its first on. */
  void add(byte[] bytes, int start, int end) {
    int room = HEAD - head.length();
    if (room > 0) {
      head.append(new String(bytes, start, Math.min(room, end - start), UTF_8)).append('\n');
    }
  }

  /** The first kilobytes of the file. */
  String head() {
    return head.toString();
  }

  /** Whether they have a source-ref, however it is spelt or wrapped. */
  boolean hasSourceRef() {
    return SOURCE_REF.matcher(head).find();
  }

  /** Whether they have an S3 URI. */
  boolean namesS3() {
    return head.indexOf("\"s3://") >= 0;
  }

  /** The tool, where it can be told. */
  Optional<Guess> guess() {
    String text = head.toString();
    return TOOLS.stream()
        .filter(signs -> signs.words().stream().allMatch(text::contains))
        .map(signs -> new Guess(signs.tool(), signs.fault()))
        .findFirst();
  }
}
