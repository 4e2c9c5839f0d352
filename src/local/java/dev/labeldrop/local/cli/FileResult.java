package dev.labeldrop.local.cli;

import dev.labeldrop.local.page.Picture;
import dev.labeldrop.manifest.Validation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came out of reading one manifest. */
sealed interface FileResult {

  /** The file that it is about. */
  ManifestFile file();

  /**
   * It was read to its end.
   *
   * @param compressed whether it was decompressed on the way
   * @param validation what is in it
   * @param verdict what would become of it
   * @param images how its images were looked at; null if they were not
   * @param pictures small pictures of some of them
   */
  record Checked(
      ManifestFile file,
      boolean compressed,
      Validation validation,
      Verdict verdict,
      @Nullable ImagesSeen images,
      List<Picture> pictures)
      implements FileResult {

    /** Keeps its own copy of the list. */
    public Checked {
      pictures = List.copyOf(pictures);
    }

    /** One whose images were not looked at. */
    Checked(ManifestFile file, boolean compressed, Validation validation, Verdict verdict) {
      this(file, compressed, validation, verdict, null, List.of());
    }

    /** The same after its images were looked at; what would become of it does not change. */
    Checked with(Validation found, @Nullable ImagesSeen seen, List<Picture> some) {
      return new Checked(file, compressed, found, verdict, seen, some);
    }
  }

  /**
   * It could not be read, or not to its end.
   *
   * @param reason why, as a sentence after the file's name
   */
  record Unreadable(ManifestFile file, String reason) implements FileResult {}

  /** What to know of the places in a compressed file. */
  static String noteOfCompression() {
    return "It is compressed with gzip and was checked decompressed: lines and columns are those of"
        + " its content.";
  }
}
