package dev.labeldrop.local;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.functions.FunctionException;
import dev.labeldrop.local.rekognition.Behaviour;
import dev.labeldrop.local.rekognition.LocalRekognition;
import dev.labeldrop.local.rekognition.Settings;
import dev.labeldrop.local.rekognition.Timing;
import dev.labeldrop.local.s3.Notification;
import dev.labeldrop.local.s3.ObjectEvent;
import dev.labeldrop.local.sns.Published;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A local stack in virtual time with a project {@code flowers}, and what tests do with it. */
final class StackFixture implements AutoCloseable {

  /** An update takes 10 s, and 2 s for each kilobyte. */
  static final Timing TIMING =
      new Timing(
          Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(2_000), Duration.ofSeconds(1));

  final VirtualTime time = VirtualTime.at("2026-11-22T12:00:00Z");
  final List<String> log = new CopyOnWriteArrayList<>();
  final SeenStates states = new SeenStates(time);
  final LocalStack stack;
  final S3Client s3;
  final String train;

  StackFixture(Map<String, String> parameters) {
    this(parameters, TIMING, Behaviour.DEFAULT);
  }

  StackFixture(Map<String, String> parameters, Timing timing) {
    this(parameters, timing, Behaviour.DEFAULT);
  }

  StackFixture(Map<String, String> parameters, Behaviour behaviour) {
    this(parameters, TIMING, behaviour);
  }

  private StackFixture(Map<String, String> parameters, Timing timing, Behaviour behaviour) {
    stack =
        new LocalStack(
            new LocalStack.Setup(
                new HashMap<>(parameters),
                Settings.of(time).with(timing).with(behaviour),
                time,
                time,
                7,
                states,
                log::add));
    s3 = stack.clients().s3();
    train = createDataset("flowers", DatasetType.TRAIN);
    time.advance(Duration.ofHours(1));
  }

  String createDataset(String project, DatasetType type) {
    RekognitionClient rekognition = stack.clients().rekognition();
    String projectArn = rekognition.createProject(b -> b.projectName(project)).projectArn();
    return rekognition
        .createDataset(b -> b.projectArn(projectArn).datasetType(type.name()))
        .datasetArn();
  }

  LocalRekognition rekognition() {
    return stack.rekognition();
  }

  /** Puts an object and waits until everything that follows is over. */
  void drop(String key, String content) {
    put(key, content);
    awaitQuiet();
  }

  void put(String key, String content) {
    s3.putObject(b -> b.bucket(LocalStack.BUCKET).key(key), RequestBody.fromString(content));
  }

  /** From now on events reach nobody; whoever wants gives them to Ingest. */
  List<ObjectEvent> holdEvents() {
    List<ObjectEvent> held = new CopyOnWriteArrayList<>();
    stack.holdEvents();
    stack.onObjectCreated(held::add);
    return held;
  }

  /** Gives an event to Ingest, in its own time. */
  void deliver(ObjectEvent event) {
    try {
      stack.ingest().invoke(Notification.json(List.of(event)).getBytes(StandardCharsets.UTF_8));
    } catch (FunctionException e) {
      throw new AssertionError(e.payload(), e);
    }
  }

  void awaitQuiet() {
    try {
      stack.awaitQuiet();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The one notice that there must be. */
  Notice notice() {
    List<Published> published = stack.sns().published();
    if (published.size() != 1) {
      throw new AssertionError(
          "There are " + published.size() + " notices, not one. Log: " + String.join("\n", log));
    }
    return new Notice(parse(published.getFirst().text("sqs")), published.getFirst());
  }

  /** The only notice about an object with that key. */
  Notice notice(String key) {
    List<Notice> about = notices().stream().filter(notice -> notice.key().equals(key)).toList();
    if (about.size() != 1) {
      throw new AssertionError(
          about.size() + " notices are about " + key + ", not one. Log: " + String.join("\n", log));
    }
    return about.getFirst();
  }

  /** All notices, in the order in which they were sent. */
  List<Notice> notices() {
    return stack.sns().published().stream()
        .map(published -> new Notice(parse(published.text("sqs")), published))
        .toList();
  }

  /** The calls that Rekognition was given since the dataset was made, as {@code Name OUTCOME}. */
  List<String> calls() {
    return rekognition().calls().stream()
        .map(Object::toString)
        .filter(call -> !call.startsWith("Create"))
        .toList();
  }

  long calls(String call) {
    return calls().stream().filter(call::equals).count();
  }

  @Nullable String object(String key) {
    try {
      return s3.getObjectAsBytes(b -> b.bucket(LocalStack.BUCKET).key(key)).asUtf8String();
    } catch (NoSuchKeyException _) {
      return null;
    }
  }

  static Map<String, Object> parse(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  @Override
  public void close() {
    stack.close();
  }

  /** A notice, by its fields. */
  record Notice(Map<String, Object> fields, Published published) {

    String text(String field) {
      return String.valueOf(fields.get(field));
    }

    Map<?, ?> object(String field) {
      return (Map<?, ?>) Objects.requireNonNull(fields.get(field), field);
    }

    /** One of the counts of lines, such as {@code applied}. */
    @Nullable Object lines(String count) {
      return object("lines").get(count);
    }

    /** The key of the dropped object. */
    String key() {
      return String.valueOf(object("source").get("key"));
    }

    /** {@code line code} of every problem. */
    List<String> problems() {
      return ((List<?>) Objects.requireNonNull(fields.get("problems")))
          .stream()
              .map(each -> (Map<?, ?>) each)
              .map(each -> each.get("line") + " " + each.get("code"))
              .toList();
    }

    /** The message of the first problem. */
    String firstMessage() {
      List<?> problems = (List<?>) Objects.requireNonNull(fields.get("problems"));
      return String.valueOf(((Map<?, ?>) problems.getFirst()).get("message"));
    }

    /** {@code status outcome applied/total}. */
    String summary() {
      return text("status")
          + " "
          + text("outcome")
          + " "
          + object("lines").get("applied")
          + "/"
          + object("lines").get("total");
    }
  }
}
