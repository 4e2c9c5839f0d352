package dev.labeldrop.run.files;

import java.util.BitSet;
import java.util.Optional;

/**
 * What came of looking at the images of a drop, before anything of it is sent: {@code images.json}.
 * It is written once; a run whose images are not looked at has none.
 *
 * @param documents folder of the documents of the look that wrote this, within the run's folder
 * @param images how many images its valid lines name
 * @param lookedAt how many of them were looked at
 * @param bad how many lines are rejected because of their image; 0 if that is only warned of
 * @param rejected whether nothing of the file is sent because of that
 */
public record LookedImages(
    String documents, long images, long lookedAt, long bad, boolean rejected) {

  /** Of a run, if its images were looked at. */
  public static Optional<LookedImages> of(RunFiles files) {
    return files.read(File.IMAGES, LookedImages.class);
  }

  /** The folder of what was found. */
  public RunFiles folder(RunFiles files) {
    return files.in(documents);
  }

  /** The lines that are rejected, by their places in the index of all valid lines. */
  public BitSet badLines(RunFiles files) {
    return bad == 0
        ? new BitSet()
        : BitSet.valueOf(folder(files).bytes(File.BAD_IMAGES).orElse(new byte[0]));
  }

  /** Those of a run; none if its images were not looked at. */
  public static BitSet badLinesOf(RunFiles files) {
    return of(files).map(looked -> looked.badLines(files)).orElseGet(BitSet::new);
  }
}
