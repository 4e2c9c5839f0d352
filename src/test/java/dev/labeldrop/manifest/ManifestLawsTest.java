package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every file: all of it beside a naive model, over random files. */
final class ManifestLawsTest {

  private static final Limits LIMITS = new Limits(64, 50, 3, 1500, 20, 20, 1000);

  private record Outcome(
      Validation validation,
      String rejected,
      List<RejectedLine> reasons,
      List<ValidLine> validLines) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void findsWhatTheNaiveModelFinds(long seed) throws IOException {
    var manifests = new RandomManifest(new SplittableRandom(seed));
    for (int round = 0; round < 100; round++) {
      byte[] file = manifests.next();
      var naive = new NaiveManifest(file, LIMITS);
      Outcome outcome = validate(file, LIMITS, 1000);
      String name = "seed %d, round %d".formatted(seed, round);
      Validation validation = outcome.validation();
      int total = naive.valid.size() + naive.rejected.size();
      assertThat(validation.lines())
          .as(name)
          .isEqualTo(new LineCounts(total, naive.valid.size(), naive.rejected.size()));
      assertThat(outcome.rejected()).as(name).isEqualTo(sent(naive.rejected));
      boolean ofAnotherForm = isOfAnotherForm(validation);
      boolean refused =
          total == 0 || total > 20 || file.length > 1500 || naive.buckets() > 1 || ofAnotherForm;
      assertThat(validation.fileRejected()).as(name).isEqualTo(refused);
      assertThat(validation.chunks()).as(name).isEqualTo(refused ? List.of() : chunks(naive));
      assertThat(validation.rejectedByChunk())
          .as(name)
          .isEqualTo(refused ? List.of() : rejectedByChunk(naive));
      assertThat(outcome.reasons())
          .as(name)
          .extracting(RejectedLine::line)
          .isEqualTo(naive.rejected.stream().map(NaiveManifest.Line::number).toList());
      if (total <= 20) {
        assertThat(outcome.validLines()).as(name).isEqualTo(validLines(naive));
        assertThat(reasons(outcome)).as(name).isEqualTo(naive.problems);
      }
      if (total <= 20 && !ofAnotherForm) {
        assertThat(ofLines(validation)).as(name).isEqualTo(naive.problems);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void findsTheSameForEverySizeOfRead(long seed) throws IOException {
    var manifests = new RandomManifest(new SplittableRandom(seed));
    for (int round = 0; round < 30; round++) {
      byte[] file = manifests.next();
      Outcome expected = validate(file, LIMITS, 10_000);
      for (int readSize = 1; readSize < 300; readSize += 1 + readSize / 6) {
        assertThat(validate(file, LIMITS, readSize))
            .as("seed %d, round %d, read size %d", seed, round, readSize)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34})
  void sendsEachGoodLineOnceAndInOrder(long seed) throws IOException {
    var random = new SplittableRandom(seed);
    var manifests = new RandomManifest(random);
    for (int round = 0; round < 100; round++) {
      byte[] file = manifests.next();
      int changesBytes = random.nextInt(20, 200);
      var limits =
          new Limits(changesBytes, 50, 3, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
      var naive = new NaiveManifest(file, limits);
      var sent = new StringBuilder();
      var lines = new ArrayList<ValidLine>();
      Validation validation =
          new ManifestValidator(limits)
              .validate(
                  new ByteArrayInputStream(file), RejectedLines.ignored(), lines::add, read -> {});
      if (validation.fileRejected()) {
        assertThat(validation.chunks()).as("seed %d", seed).isEmpty();
        continue;
      }
      for (Chunk chunk : validation.chunks()) {
        int before = sent.length();
        for (ValidLine line : lines.subList(chunk.first(), chunk.first() + chunk.lines())) {
          sent.append(new String(file, (int) line.offset(), line.length(), ISO_8859_1));
          sent.append('\n');
        }
        assertThat(sent.length() - before).as("seed %d", seed).isEqualTo(chunk.bytes());
        assertThat(chunk.bytes()).as("seed %d", seed).isLessThan(changesBytes);
      }
      assertThat(sent.toString()).as("seed %d", seed).isEqualTo(sent(naive.valid));
    }
  }

  /** Each rule must be broken often by the random files, or the laws above say little. */
  @Test
  void triesEveryRule() {
    var limits = new Limits(64, 50, 3, Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
    Map<Code, Integer> broken = new EnumMap<>(Code.class);
    var manifests = new RandomManifest(new SplittableRandom(1));
    for (int round = 0; round < 300; round++) {
      for (String problem : new NaiveManifest(manifests.next(), limits).problems) {
        broken.merge(Code.valueOf(problem.substring(problem.indexOf(' ') + 1)), 1, Integer::sum);
      }
    }
    assertThat(broken)
        .containsOnlyKeys(
            Code.ERROR_LINE_TOO_LONG,
            Code.ERROR_LINE_TOO_LARGE,
            Code.ERROR_INVALID_UTF8,
            Code.ERROR_INVALID_JSON_LINE,
            Code.ERROR_MISSING_SOURCE_REF,
            Code.ERROR_INVALID_SOURCE_REF_FORMAT,
            Code.ERROR_DUPLICATE_SOURCE_REF,
            Code.ERROR_NO_LABEL_ATTRIBUTES);
    assertThat(broken.values()).allMatch(count -> count > 50);
  }

  /** What each line is, found out from its bytes alone. */
  private static List<ValidLine> validLines(NaiveManifest naive) {
    var fingerprints = new EntryFingerprints();
    var lines = new ArrayList<ValidLine>();
    for (NaiveManifest.Line line : naive.valid) {
      byte[] bytes = line.content().getBytes(ISO_8859_1);
      EntryFingerprint found = fingerprints.of(bytes, 0, bytes.length).orElseThrow();
      lines.add(
          new ValidLine(
              line.number(),
              line.offset(),
              bytes.length,
              found.ref(),
              found.content(),
              found.labels()));
    }
    return lines;
  }

  private static List<Chunk> chunks(NaiveManifest naive) {
    var chunks = new ArrayList<Chunk>();
    int before = 0;
    for (List<NaiveManifest.Line> lines : naive.chunks()) {
      chunks.add(
          new Chunk(
              chunks.size() + 1,
              before,
              lines.size(),
              sent(lines).length(),
              lines.getFirst().number(),
              lines.getLast().number()));
      before += lines.size();
    }
    return chunks;
  }

  private static List<ChunkRejects> rejectedByChunk(NaiveManifest naive) {
    var rejectedByChunk = new ArrayList<ChunkRejects>();
    List<List<NaiveManifest.Line>> chunks = naive.chunks();
    for (int index = 0; index < chunks.size(); index++) {
      long from = index == 0 ? 1 : chunks.get(index).getFirst().number();
      long to =
          index + 1 < chunks.size() ? chunks.get(index + 1).getFirst().number() : Long.MAX_VALUE;
      List<Long> refused = numbers(naive.rejected, from, to);
      List<Long> all =
          Stream.concat(numbers(naive.valid, from, to).stream(), refused.stream())
              .sorted()
              .toList();
      rejectedByChunk.add(
          new ChunkRejects(index + 1, all.getFirst(), all.getLast(), all.size(), refused.size()));
    }
    return rejectedByChunk;
  }

  private static List<Long> numbers(List<NaiveManifest.Line> lines, long from, long to) {
    return lines.stream()
        .map(NaiveManifest.Line::number)
        .filter(number -> number >= from && number < to)
        .toList();
  }

  private static List<String> reasons(Outcome outcome) {
    return outcome.reasons().stream()
        .flatMap(line -> line.problems().stream())
        .map(problem -> problem.line() + " " + problem.code())
        .toList();
  }

  private static boolean isOfAnotherForm(Validation validation) {
    return validation.problems().stream()
        .anyMatch(problem -> problem.code().name().matches("ERROR_MANIFEST_(IS|OF)_.*"));
  }

  private static List<String> ofLines(Validation validation) {
    return validation.problems().stream()
        .filter(problem -> problem.line() != null && problem.severity() == Severity.ERROR)
        .map(problem -> problem.line() + " " + problem.code())
        .toList();
  }

  private static String sent(List<NaiveManifest.Line> lines) {
    return lines.stream().map(NaiveManifest.Line::sent).collect(Collectors.joining());
  }

  private static Outcome validate(byte[] file, Limits limits, int readSize) throws IOException {
    var rejected = new CollectedLines();
    var validLines = new ArrayList<ValidLine>();
    Validation validation =
        new ManifestValidator(limits, readSize, LineShapes.MOST, null)
            .validate(new ByteArrayInputStream(file), rejected, validLines::add, read -> {});
    return new Outcome(validation, rejected.text(), rejected.lines, validLines);
  }
}
