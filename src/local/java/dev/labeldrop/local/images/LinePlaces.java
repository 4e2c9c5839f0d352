package dev.labeldrop.local.images;

import dev.labeldrop.manifest.Fingerprint;
import dev.labeldrop.manifest.Limits;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.LineImages;
import dev.labeldrop.manifest.ManifestValidator;
import dev.labeldrop.manifest.RejectedLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Where the lines of a manifest are that can be sent, to read them once more. */
public final class LinePlaces {

  private record Place(long number, long offset, int length, Fingerprint sourceRef) {}

  /** Takes lines, one after the other. */
  @FunctionalInterface
  public interface Taker {

    /**
     * Takes the next line.
     *
     * @param bytes all of it, without its line end
     */
    void take(LineImage line, byte[] bytes) throws InterruptedException;
  }

  private final List<Place> places = new ArrayList<>();

  private LinePlaces() {}

  /** Those of a manifest, which is read to its end. */
  public static LinePlaces of(InputStream in, Limits limits) throws IOException {
    LinePlaces all = new LinePlaces();
    new ManifestValidator(limits)
        .validate(
            in,
            RejectedLines.ignored(),
            line ->
                all.places.add(
                    new Place(line.number(), line.offset(), line.length(), line.sourceRef())),
            _ -> {});
    return all;
  }

  /** How many there are. */
  public int count() {
    return places.size();
  }

  /** The number of the line of each image, by what stands for the image. */
  public Map<Fingerprint, Long> lines() {
    return places.stream()
        .collect(Collectors.toMap(Place::sourceRef, Place::number, (first, _) -> first));
  }

  /**
   * Leaves some of them only.
   *
   * @param most how many at most; each with the same chance
   */
  public LinePlaces sample(int most, RandomGenerator random) {
    LinePlaces some = new LinePlaces();
    int wanted = Math.min(most, places.size());
    BitSet chosen = new BitSet();
    // Floyd's: exactly so many different ones, without a shuffled list of all.
    for (int last = places.size() - wanted; last < places.size(); last++) {
      int drawn = random.nextInt(last + 1);
      chosen.set(chosen.get(drawn) ? last : drawn);
    }
    chosen.stream().forEach(index -> some.places.add(places.get(index)));
    return some;
  }

  /** Leaves those with some numbers only. */
  public LinePlaces only(Set<Long> numbers) {
    LinePlaces some = new LinePlaces();
    places.stream().filter(place -> numbers.contains(place.number)).forEach(some.places::add);
    return some;
  }

  /** Leaves the first only. */
  public LinePlaces first() {
    LinePlaces one = new LinePlaces();
    places.stream().limit(1).forEach(one.places::add);
    return one;
  }

  /** Takes lines, one after the other, without waiting. */
  @FunctionalInterface
  public interface EachTaker {

    /**
     * Takes the next line.
     *
     * @param bytes all of it, without its line end
     */
    void take(LineImage line, byte[] bytes);
  }

  /**
   * Reads the lines, in the order of the file, and closes it.
   *
   * @param in the same manifest, from its first byte
   */
  public void each(InputStream in, EachTaker taker) throws IOException {
    try (in) {
      read(in, taker::take);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nothing waits here.", e);
    }
  }

  /**
   * Reads the lines, in the order of the file.
   *
   * @param in the same manifest, from its first byte
   */
  public void read(InputStream in, Taker taker) throws IOException, InterruptedException {
    LineImages reader = new LineImages();
    long at = 0;
    for (Place place : places) {
      in.skipNBytes(place.offset - at);
      byte[] line = in.readNBytes(place.length);
      at = place.offset + place.length;
      Optional<LineImage> image = reader.of(place.number, line);
      if (image.isPresent()) {
        taker.take(image.get(), line);
      }
    }
  }
}
