package dev.labeldrop.local.rekognition;

import java.util.ArrayList;
import java.util.List;

/** The lines that were dropped without a word. */
final class DropLog {

  private final List<SilentDrop> drops = new ArrayList<>();

  void add(String datasetArn, List<Line.Dropped> lines) {
    lines.forEach(line -> drops.add(new SilentDrop(datasetArn, line.reason(), line.text())));
  }

  List<SilentDrop> all() {
    return List.copyOf(drops);
  }
}
