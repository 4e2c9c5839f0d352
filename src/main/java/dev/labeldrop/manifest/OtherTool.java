package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/** Tells by the first kilobytes of a file which other tool writes such files. */
final class OtherTool {

  private static final int HEAD = 4096;

  /**
   * What is in the files of a tool.
   *
   * @param words all of them are there
   */
  private record Signs(String tool, Fault fault, List<String> words) {}

  /** In the order in which they are tried; the more special come first. */
  private static final List<Signs> TOOLS =
      List.of(
          signs("VGG Image Annotator", "_via_img_metadata\""),
          signs("VGG Image Annotator", "\"regions\"", "\"shape_attributes\""),
          signs("VoTT", "\"asset", "\"format\"", "\"path\""),
          signs("VoTT", "\"securityToken\""),
          signs("Vertex AI", "\"imageGcsUri\""),
          signs("Vertex AI", "\"image_gcs_uri\""),
          signs("Azure Machine Learning", "\"image_url\"", "\"label\""),
          signs("LabelMe", "\"shapes\"", "\"imagePath\""),
          signs("Labelbox", "\"data_row\""),
          signs("CVAT's Datumaro format", "\"categories\"", "\"items\"", "\"infos\""),
          signs("CVAT's Datumaro format", "\"dm_format_version\""),
          new Signs("Rekognition", FileFault.NOT_AN_EXPORT, List.of("\"CustomLabels\"")),
          new Signs("Rekognition", FileFault.NOT_AN_EXPORT, List.of("\"LabelModelVersion\"")),
          signs("Label Studio", "\"annotations\"", "\"completed_by\""),
          signs("Label Studio", "\"from_name\"", "\"to_name\""),
          signs("Label Studio", "\"rectanglelabels\""),
          signs("createML", "\"annotations\"", "\"coordinates\"", "\"label\""),
          new Signs(
              "Ground Truth's video labelling",
              FileFault.VIDEO,
              List.of("\"detection-annotations\"")),
          new Signs("Ground Truth's video labelling", FileFault.VIDEO, List.of("\"frame-no\"")),
          signs("Hugging Face's image folders", "\"file_name\"", "\"objects\""),
          new Signs("Pascal VOC", FileFault.VOC, List.of("<annotation>")),
          new Signs("Pascal VOC", FileFault.VOC, List.of("<bndbox>")),
          new Signs("CVAT", FileFault.MARKUP, List.of("<annotations>", "<image ")));

  private final StringBuilder head = new StringBuilder();

  private static Signs signs(String tool, String... words) {
    return new Signs(tool, FileFault.TOOL, List.of(words));
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
