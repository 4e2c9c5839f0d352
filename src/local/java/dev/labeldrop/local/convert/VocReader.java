package dev.labeldrop.local.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads Pascal VOC's annotations (VOC2012 development kit, section 4): an XML file for each image,
 * or a folder with such files. A box goes from {@code xmin} and {@code ymin} to {@code xmax} and
 * {@code ymax}. The kit counts pixels from 1, most tools of today from 0; the numbers are taken as
 * they are, so that a box is at most one pixel off and never leaves the image by that.
 */
public final class VocReader implements AnnotationReader {

  private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");

  @Override
  public void read(Path input, Collected into) throws IOException {
    if (!Files.isDirectory(input)) {
      readFile(input, into);
      return;
    }
    try (Stream<Path> found = Files.walk(input)) {
      List<Path> files = found.filter(path -> path.toString().endsWith(".xml")).sorted().toList();
      if (files.isEmpty()) {
        throw new IOException(input + " has no .xml files.");
      }
      for (Path each : files) {
        readFile(each, into);
      }
    }
  }

  private static void readFile(Path file, Collected into) throws IOException {
    // jsoup resolves no entities from outside, so that a document can make it read nothing else.
    Element root = Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
    Element annotation = root.selectFirst("> annotation");
    if (annotation == null) {
      into.skip(file.toString(), "It has no element <annotation>.");
      return;
    }
    String name = text(annotation, "filename");
    if (name.isEmpty()) {
      into.skip(file.toString(), "It has no <filename>.");
      return;
    }
    List<Box> boxes = new ArrayList<>();
    for (Element object : annotation.select("> object")) {
      addBox(file, object, boxes, into);
    }
    Size size =
        Size.of(integer(annotation, "size > width"), integer(annotation, "size > height"))
            .orElse(null);
    into.add(new Picture(name, size, new Labelling.Boxes(boxes)));
  }

  private static void addBox(Path file, Element object, List<Box> boxes, Collected into) {
    String label = text(object, "name");
    String where = "%s, object %d".formatted(file, object.elementSiblingIndex() + 1);
    if (label.isEmpty()) {
      into.skip(where, "It has no <name>.");
      return;
    }
    List<Double> corners = new ArrayList<>();
    for (String each : CORNERS) {
      String value = text(object, "bndbox > " + each);
      try {
        corners.add(Double.valueOf(value));
      } catch (NumberFormatException _) {
        into.skip(where, "Its <%s> is '%s', which is no number.".formatted(each, value));
        return;
      }
    }
    boxes.add(Box.between(label, corners.get(0), corners.get(1), corners.get(2), corners.get(3)));
  }

  private static String text(Element parent, String path) {
    Element found = parent.selectFirst("> " + path);
    return found == null ? "" : found.wholeText().strip();
  }

  private static int integer(Element parent, String path) {
    try {
      return (int) Double.parseDouble(text(parent, path));
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
