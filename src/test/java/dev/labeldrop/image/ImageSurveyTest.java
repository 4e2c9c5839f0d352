package dev.labeldrop.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.Code;
import dev.labeldrop.Waiter;
import dev.labeldrop.manifest.LineImage;
import dev.labeldrop.manifest.LineImages;
import dev.labeldrop.manifest.PictureFault;
import dev.labeldrop.manifest.Problem;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ImageSurveyTest {

  private static final byte[] GOOD = Pictures.png(80, 90);

  private final FakeImages images = new FakeImages();
  private final List<Duration> waits = new ArrayList<>();
  private final AtomicInteger steps = new AtomicInteger();
  private long looked;
  private boolean unanswered;

  private List<Problem> survey(String... keys) throws InterruptedException {
    return surveyLines(
        Arrays.stream(keys)
            .map(key -> "{\"source-ref\":\"s3://acme/%s\"}".formatted(key))
            .toArray(String[]::new));
  }

  private List<Problem> surveyLines(String... lines) throws InterruptedException {
    Waiter waiter =
        duration -> {
          synchronized (waits) {
            waits.add(duration);
          }
        };
    ImageLook look = new ImageLook(images, waiter, () -> 0.5);
    try (ImageSurvey survey = new ImageSurvey(look, 1, steps::incrementAndGet)) {
      LineImages reader = new LineImages();
      for (int index = 0; index < lines.length; index++) {
        survey.add(reader.of(index + 1, lines[index].getBytes(UTF_8)).orElseThrow());
      }
      ImageFindings findings = survey.end();
      looked = findings.looked();
      unanswered = findings.unanswered();
      List<Problem> problems = new ArrayList<>(findings.problems());
      problems.addAll(SameImages.of(findings.contents()));
      return problems.stream()
          .sorted(Comparator.comparing(Problem::line, Comparator.nullsFirst(Long::compare)))
          .toList();
    }
  }

  private static String boxes(String key, int width, int height, String annotations) {
    return "{\"source-ref\":\"s3://acme/%s\",\"bb\":{\"image_size\":[{\"width\":%d,\"height\":%d,\"depth\":3}],\"annotations\":[%s]}}"
        .formatted(key, width, height, annotations);
  }

  @Test
  void findsNothingWrongWithGoodImages() throws InterruptedException {
    images.put("a.png", GOOD).put("b.jpg", Pictures.jpeg(205, 4096));
    assertThat(survey("a.png", "b.jpg")).isEmpty();
    assertThat(looked).isEqualTo(2);
    assertThat(steps).hasValue(2);
  }

  @Test
  void namesEachBadImage() throws InterruptedException {
    byte[] large = Arrays.copyOf(Pictures.jpeg(80, 90), 15 * 1024 * 1024 + 1);
    images
        .put("page.jpg", "<!doctype html>".getBytes(UTF_8))
        .put("empty.jpg", new byte[0])
        .put("cut.png", Arrays.copyOf(Pictures.png(70, 80), 60))
        .put("broken.png", Arrays.copyOf(GOOD, 20))
        .put("large.jpg", large)
        .put("near.jpg", Arrays.copyOf(large, 15_000_001))
        .put("small.png", Pictures.png(63, 90))
        .put("bomb.png", Pictures.pngThatClaims(50_000, 50_000))
        .put("long.png", Pictures.png(64, 1_280))
        .put("animated.png", Pictures.png(80, 90, 8, Pictures.animation(2)))
        .put("cmyk.jpg", Pictures.cmykJpeg(80, 90))
        .put("deep.png", Pictures.png(80, 90, 16))
        .put("metadata.jpg", Pictures.jpeg(80, 90, Pictures.metadata(14_000_000)))
        .put("hidden.jpg", Pictures.jpeg(80, 90, Pictures.metadata(100_000_000)))
        .put("changes.jpg", Pictures.jpeg(300, 200, new SplittableRandom(1)))
        .refuse("denied.jpg", Refusal.DENIED)
        .refuse("key.jpg", Refusal.KMS)
        .refuse("cold.jpg", Refusal.ARCHIVED);
    List<Problem> problems =
        survey(
            "none.jpg",
            "page.jpg",
            "empty.jpg",
            "cut.png",
            "broken.png",
            "large.jpg",
            "near.jpg",
            "small.png",
            "bomb.png",
            "long.png",
            "animated.png",
            "cmyk.jpg",
            "deep.png",
            "metadata.jpg",
            "hidden.jpg",
            "changes.jpg",
            "denied.jpg",
            "key.jpg",
            "cold.jpg");
    assertThat(problems)
        .extracting(problem -> problem.line() + " " + fault(problem))
        .containsExactly(
            "1 NOT_FOUND",
            "2 NOT_AN_IMAGE",
            "3 EMPTY",
            "4 CUT_OFF",
            "5 BROKEN",
            "6 TOO_LARGE",
            "7 NEARLY_TOO_LARGE",
            "8 SIDE",
            "9 HUGE",
            "10 LONG_SIDES",
            "11 ANIMATED",
            "12 CMYK",
            "13 DEEP",
            "14 UNSIZED",
            "15 TOO_LARGE",
            "16 REFUSED",
            "17 DENIED",
            "18 KMS",
            "19 ARCHIVED");
    assertThat(problems).allSatisfy(problem -> assertThat(problem.sourceRef()).isNotNull());
    assertThat(problems.get(9).message())
        .startsWith(
            "The image has 64 x 1280 pixels; its longer side must be less than 20 times the"
                + " shorter one. ");
    assertThat(problems.get(13).message())
        .startsWith(
            "The image has so much metadata before its width and height that these were not read.");
    assertThat(problems.get(1).message())
        .startsWith("The object is an HTML page, such as the answer to a failed download;");
  }

  private static String fault(Problem problem) {
    return Arrays.stream(PictureFault.values())
        .filter(fault -> fault.code() == problem.code())
        .filter(fault -> problem.message().endsWith(" " + fault.remedy()))
        .findAny()
        .map(Enum::name)
        .orElse(problem.message());
  }

  @Test
  void comparesTheSizeOfTheLine() throws InterruptedException {
    byte[] turned = Pictures.jpeg(80, 90, Pictures.exif(6, ByteOrder.BIG_ENDIAN));
    images
        .put("same.png", GOOD)
        .put("swapped.png", Pictures.png(81, 90))
        .put("turned.jpg", turned)
        .put("other.png", Pictures.png(82, 90));
    List<Problem> problems =
        surveyLines(
            boxes("same.png", 80, 90, ""),
            boxes("swapped.png", 90, 81, ""),
            boxes("turned.jpg", 90, 80, ""),
            boxes("other.png", 800, 600, ""));
    assertThat(problems)
        .extracting(problem -> problem.line() + " " + fault(problem))
        .containsExactly("2 SWAPPED", "3 TURNED", "4 SIZE_DIFFERS");
    Problem last = problems.getLast();
    assertThat(last.path()).isEqualTo("bb.image_size[0]");
    assertThat(last.column()).isEqualTo(57);
    assertThat(last.snippet()).isNotNull();
    assertThat(last.message())
        .startsWith("bb.image_size[0] says 800 x 600, the image has 82 x 90 pixels. ");
  }

  @Test
  void findsABoxThatTheImageHasNoRoomFor() throws InterruptedException {
    images.put("a.png", GOOD);
    String inside = "{\"class_id\":0,\"left\":0,\"top\":0,\"width\":80,\"height\":90}";
    String outside = "{\"class_id\":0,\"left\":1,\"top\":0,\"width\":80,\"height\":90}";
    String known = "{\"class_id\":0,\"left\":1,\"top\":0,\"width\":800,\"height\":90}";
    List<Problem> problems =
        surveyLines(boxes("a.png", 800, 600, inside + "," + outside + "," + known));
    assertThat(problems)
        .extracting(problem -> problem.path() + " " + fault(problem))
        .containsExactly("bb.annotations[1] BOX_OUTSIDE");
    assertThat(problems.getFirst().message())
        .startsWith(
            "bb.annotations[1] reaches to 81, 90; bb.image_size[0] says 800 x 600, the image has 80"
                + " x 90 pixels. 1 of 3 boxes is outside. ");
  }

  @Test
  void showsEachCharacterOfAName() throws InterruptedException {
    List<Problem> problems =
        surveyLines("{\"source-ref\":\"s3://acme/a\\u001b[31m\\u0000\\u202e.png\"}");
    assertThat(problems.getFirst().message())
        .startsWith("The image s3://acme/a\\u001b[31m\\u0000\\u202e.png cannot be read: ");
    assertThat(problems.getFirst().sourceRef()).isEqualTo("s3://acme/a\u001b[31m\0\u202e.png");
  }

  @Test
  void saysOnceOfASizeThatTwoAttributesGive() throws InterruptedException {
    images.put("a.png", GOOD);
    String size = "\"image_size\":[{\"width\":70,\"height\":90,\"depth\":3}],\"annotations\":[]}";
    List<Problem> problems =
        surveyLines("{\"source-ref\":\"s3://acme/a.png\",\"a\":{" + size + ",\"b\":{" + size + "}");
    assertThat(problems)
        .extracting(problem -> problem.path() + " " + fault(problem))
        .containsExactly("a.image_size[0] SIZE_DIFFERS");
  }

  @Test
  void saysOfALargeFileOfAnotherKindOnlyThatItIsNoImage() throws InterruptedException {
    images.put("a.jpg", Arrays.copyOf("<!doctype html>".getBytes(UTF_8), 16_000_000));
    assertThat(survey("a.jpg")).extracting(ImageSurveyTest::fault).containsExactly("NOT_AN_IMAGE");
  }

  @Test
  void saysOnlyOfAHeaderThatPromisesTooMuch() throws InterruptedException {
    images
        .put("bomb.png", Pictures.pngThatClaims(50_000, 50_000))
        .put("cut.png", Arrays.copyOf(Pictures.pngThatClaims(50_000, 40_000), 60))
        .put("large.png", Pictures.noisyPng(5_000, 8_192, new SplittableRandom(5)));
    assertThat(
            surveyLines(
                boxes("bomb.png", 800, 600, ""),
                boxes("cut.png", 800, 600, ""),
                boxes("large.png", 5_000, 5_000, "")))
        .satisfies(problems ->
            assertThat(problems.getFirst().message())
                .startsWith("The image's header promises 50000 x 50000 pixels, "))
        .extracting(problem -> problem.line() + " " + fault(problem))
        .containsExactly("1 HUGE", "2 HUGE", "3 TOO_LARGE", "3 SIDE");
  }

  @Test
  void findsTheSameBytesUnderTwoKeys() throws InterruptedException {
    images.put("a.png", GOOD).put("b.png", Pictures.png(80, 91)).put("c.png", GOOD.clone());
    List<Problem> problems = survey("a.png", "b.png", "c.png");
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().line()).isEqualTo(3);
    assertThat(problems.getFirst().other()).isEqualTo(1);
    assertThat(problems.getFirst().message())
        .startsWith("The image has the same bytes as s3://acme/a.png of line 1.");
  }

  @Test
  void saysOnceThatABucketIsNotThere() throws InterruptedException {
    images.refuseAll(Refusal.NO_BUCKET);
    List<Problem> problems = survey("a.png", "b.png", "c.png");
    assertThat(problems).extracting(Problem::line).containsExactly((Long) null);
    assertThat(problems.getFirst().code())
        .isEqualTo(Code.ERROR_INVALID_PERMISSIONS_IMAGES_S3_BUCKET);
    assertThat(images.looks()).isOne();
    assertThat(looked).isOne();
    assertThat(steps).hasValue(3);
  }

  @Test
  void saysOnceThatABucketIsInAnotherRegion() throws InterruptedException {
    images.refuseAll(Refusal.OTHER_REGION);
    List<Problem> problems = survey("a.png", "b.png", "c.png");
    assertThat(problems).extracting(Problem::line).containsExactly((Long) null);
    assertThat(problems.getFirst().message())
        .endsWith("Copy the images to a bucket in the region of the dataset.");
  }

  @Test
  void saysOfAnImageThatItKnowsWhatItSaidOfTheOneThatItRead() throws InterruptedException {
    images.put("a.png", Pictures.png(82, 90, 16, Pictures.animation(2)));
    LineImage line =
        new LineImages().of(1, boxes("a.png", 90, 82, "").getBytes(UTF_8)).orElseThrow();
    ImageLook look = new ImageLook(images, _ -> {}, () -> 0.5);
    ImageAddress address = ImageAddress.of(line.sourceRef());
    ImageLook.Result read = look.at(line, address, null, new Answers());
    ImageLook.Result known = look.at(line, address, read.read(), new Answers());
    assertThat(images.unchanged()).isOne();
    assertThat(known.problems()).isEqualTo(read.problems()).hasSize(3);
    assertThat(known.etag()).isEqualTo(read.etag());
    assertThat(known.size()).isEqualTo(read.size());
    assertThat(known.read()).isNull();
  }

  @Test
  void saysOnceThatNothingOfABucketMayBeRead() throws InterruptedException {
    images.refuseAll(Refusal.DENIED);
    String[] keys = new String[1_000];
    for (int index = 0; index < keys.length; index++) {
      keys[index] = index + ".png";
    }
    List<Problem> problems = survey(keys);
    assertThat(problems).extracting(Problem::line).containsExactly((Long) null);
    assertThat(images.looks()).isEqualTo(25);
  }

  @Test
  void namesEachImageThatMayNotBeReadWhereOthersMay() throws InterruptedException {
    images.put("good.png", GOOD);
    String[] keys = new String[31];
    keys[0] = "good.png";
    for (int index = 1; index < keys.length; index++) {
      keys[index] = index + ".png";
      images.refuse(keys[index], Refusal.DENIED);
    }
    assertThat(survey(keys)).hasSize(30).extracting(Problem::line).doesNotContainNull();
  }

  @Test
  void waitsLongerEachTimeThatS3AsksForFewerRequests() throws InterruptedException {
    images.put("a.png", GOOD).busy("a.png", 3);
    assertThat(survey("a.png")).isEmpty();
    assertThat(waits)
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
  }

  private static String[] keys(int count) {
    return IntStream.range(0, count).mapToObj(index -> index + ".png").toArray(String[]::new);
  }

  @Test
  void stopsAfterThreeImagesIfNothingAnswers() throws InterruptedException {
    images.silentFrom(0);
    List<Problem> problems = survey(keys(100));
    assertThat(problems).extracting(Problem::line).containsExactly((Long) null);
    assertThat(fault(problems.getFirst())).isEqualTo("NO_ANSWER");
    assertThat(problems.getFirst().message())
        .startsWith(
            "S3 does not answer, so images were not looked at: ConnectException: Connection"
                + " refused. Check the network,");
    assertThat(images.looks()).isEqualTo(9);
    assertThat(looked).isZero();
    assertThat(unanswered).isTrue();
    assertThat(steps).hasValue(100);
  }

  @Test
  void saysOfASingleImageThatNothingAnswers() throws InterruptedException {
    images.silentFrom(0);
    assertThat(survey("a.png")).extracting(ImageSurveyTest::fault).containsExactly("NO_ANSWER");
    assertThat(unanswered).isTrue();
  }

  @Test
  void triesLongerOnceThereWereAnswers() throws InterruptedException {
    images.put("0.png", GOOD).silentFrom(1);
    List<Problem> problems = survey(keys(100));
    assertThat(problems).extracting(ImageSurveyTest::fault).containsExactly("NO_ANSWER");
    assertThat(images.looks()).isEqualTo(1 + 3 * 8);
    assertThat(looked).isOne();
  }

  @Test
  void goesOnIfOneImageHasNoAnswer() throws InterruptedException {
    images.put("a.png", GOOD).put("b.png", GOOD.clone()).refuse("0.png", Refusal.NO_ANSWER);
    List<Problem> problems = survey("a.png", "0.png", "b.png");
    assertThat(problems)
        .extracting(problem -> problem.line() + " " + fault(problem))
        .containsExactly("2 NOT_CHECKED", "3 SAME_BYTES");
    assertThat(looked).isEqualTo(2);
    assertThat(unanswered).isFalse();
  }

  @Test
  void saysOfAnImageThatItWasNotLookedAt() throws InterruptedException {
    images.put("a.png", GOOD).busy("a.png", 8);
    List<Problem> problems = survey("a.png");
    assertThat(problems).extracting(ImageSurveyTest::fault).containsExactly("NOT_CHECKED");
    assertThat(waits).hasSize(7);
  }
}
