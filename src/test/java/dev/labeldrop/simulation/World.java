package dev.labeldrop.simulation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a seed makes: everything but the faults that strike.
 *
 * @param seed the seed
 * @param behaviour how the dataset service behaves
 * @param parameters the stack's, as the functions' environment has them
 * @param datasets which there are
 * @param drops what is dropped, in the order of time
 * @param rates how often each kind of fault strikes
 * @param faultsEnd until when, in milliseconds since the beginning
 * @param executionLimit how long an execution may take if {@link Fault#TIMES_OUT} strikes, in
 *     seconds
 * @param slowestLeg the longest that a request is on its way, in milliseconds
 * @param mostKeys how many keys a page of a listing has
 * @param album the images that lines name
 */
record World(
    long seed,
    Behaviour behaviour,
    Map<String, String> parameters,
    List<SeededDataset> datasets,
    List<SimDrop> drops,
    Map<Fault, Double> rates,
    long faultsEnd,
    long executionLimit,
    long slowestLeg,
    int mostKeys,
    Album album) {

  /**
   * A dataset as it is before anything is dropped.
   *
   * @param arn its ARN; null where the project has none of that type
   * @param strangers how many entries it has that no drop is about
   * @param mostEntries how many it may have
   * @param lines entries that drops may be about
   */
  record SeededDataset(
      String project,
      String type,
      @Nullable String arn,
      int strangers,
      int mostEntries,
      List<String> lines) {}

  boolean rejectsFiles() {
    return "REJECT".equals(parameters.get("ON_INVALID_LINE"));
  }

  boolean looksAtImages() {
    return !"off".equals(parameters.get("CHECK_IMAGES"));
  }

  boolean rejectsImages() {
    return "reject".equals(parameters.get("CHECK_IMAGES"));
  }

  /** Whether a line that is valid is to be rejected for its image, if that is looked at. */
  boolean hasBadImage(DropLine line) {
    return rejectsImages() && !album.closed() && line.valid() && album.at(line.sourceRef()).isBad();
  }

  /** How many lines of a drop are to be rejected for their images. */
  int badImages(SimDrop drop) {
    return (int) drop.lines().stream().filter(this::hasBadImage).count();
  }

  /** Whether a file is refused as a whole for its images, if they are looked at. */
  boolean refusesForImages(SimDrop drop) {
    int bad = badImages(drop);
    return rejectsImages()
        && !refuses(drop)
        && (album.closed() || bad == drop.valid().size() || (rejectsFiles() && bad > 0));
  }

  /** Whether a file is refused as a whole for what is in it. */
  boolean refuses(SimDrop drop) {
    int valid = drop.valid().size();
    return valid == 0 || (rejectsFiles() && valid < drop.lines().size());
  }
}
