package dev.labeldrop.run.files;

import dev.labeldrop.Code;
import dev.labeldrop.Count;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.Folder;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.Upload;
import dev.labeldrop.run.ledger.LineIndex;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A folder of documents that the steps of a run leave for each other: the run's own, or one within
 * it, such as that of a turn.
 */
public final class RunFiles {

  /** The media type of JSON. */
  public static final String JSON = "application/json";

  /** The media type of HTML. */
  public static final String HTML = "text/html; charset=utf-8";

  /** The media type of plain text. */
  public static final String TEXT = "text/plain; charset=utf-8";

  private static final String JSON_LINES = "application/jsonl";
  private static final String BINARY = "application/octet-stream";

  private final Folder folder;
  private final String prefix;

  private RunFiles(Folder folder, String prefix) {
    this.folder = folder;
    this.prefix = prefix;
  }

  /** The folder of a run, which need not be there yet. */
  public static RunFiles of(ObjectStore store, String bucket, String run) {
    return new RunFiles(Folder.ofRun(store, bucket, new RunId(run)), "");
  }

  /** A folder within this one. */
  public RunFiles in(String name) {
    return new RunFiles(folder, prefix + name + "/");
  }

  /** The folder of a turn, from 1. */
  public RunFiles turn(int turn) {
    return in("turn-" + turn);
  }

  /** If a file is there: {@code s3://…}. */
  public String uri(File file) {
    return folder.uri(prefix + file.fileName());
  }

  /** Whether a file is there. */
  public boolean has(File file) {
    return folder.has(prefix + file.fileName());
  }

  /** A document, or empty if there is none. */
  public <T> Optional<T> read(File file, Class<T> type) {
    return bytes(file).map(bytes -> Json.read(type, bytes, uri(file)));
  }

  /** A file's bytes, or empty if there is none. */
  public Optional<byte[]> bytes(File file) {
    return folder.get(prefix + file.fileName());
  }

  /** A file as an object that is not pinned to a version. */
  public Drop object(File file) {
    return folder.object(prefix + file.fileName());
  }

  /** Opens a range of a file; the stream ends early if the file does. */
  public InputStream open(File file, long offset, long length) {
    return folder.open(prefix + file.fileName(), offset, length);
  }

  /**
   * The index of lines in this folder.
   *
   * @param lines how many lines it must have: an index without lines leaves no file
   * @throws PermanentException with code ERROR_PLAN_NOT_FOUND if it is gone or has another number
   */
  public LineIndex index(long lines) {
    LineIndex index = LineIndex.of(bytes(File.INDEX).orElse(new byte[0]));
    if (index.size() != lines) {
      throw new PermanentException(
          Code.ERROR_PLAN_NOT_FOUND,
          "%s should have %s and has %,d. Drop the file again, and see what changes runs/."
              .formatted(uri(File.INDEX), Count.of(lines, "line"), index.size()));
    }
    return index;
  }

  /** A document of a batch, or empty if there is none. */
  public <T> Optional<T> read(String batch, Class<T> type) {
    return folder.get(prefix + batch).map(bytes -> Json.read(type, bytes, batch));
  }

  /** Writes a document of a batch, over an earlier one if there is one. */
  public void write(String batch, Object document) {
    folder.put(prefix + batch, Json.bytes(document), JSON);
  }

  /** Writes a document, over an earlier one if there is one. */
  public void write(File file, Object document) {
    folder.put(prefix + file.fileName(), Json.bytes(document), JSON);
  }

  /** Writes a text, over an earlier one if there is one. */
  public void writeText(File file, String text, String contentType) {
    folder.put(prefix + file.fileName(), text.getBytes(StandardCharsets.UTF_8), contentType);
  }

  /** Writes bytes, over earlier ones if there are some. */
  public void writeBytes(File file, byte[] bytes) {
    folder.put(prefix + file.fileName(), bytes, BINARY);
  }

  /** Writes a document unless there is one; what holds is what is there afterwards. */
  public <T> T first(File file, T document, Class<T> type) {
    return folder.putIfAbsent(prefix + file.fileName(), Json.bytes(document), JSON)
        ? document
        : read(file, type).orElse(document);
  }

  /** Starts to write a file of JSON lines; it appears when the stream is closed. */
  public Upload jsonLines(File file) {
    return folder.upload(prefix + file.fileName(), JSON_LINES);
  }

  /** Starts to write a file of bytes; it appears when the stream is closed. */
  public Upload binary(File file) {
    return folder.upload(prefix + file.fileName(), BINARY);
  }

  /** What one step found wrong; nothing if it left nothing. */
  public FoundProblems found(File file) {
    return read(file, FoundProblems.class).orElse(FoundProblems.NONE);
  }

  /**
   * The update log of this turn, with what it takes to replace it.
   *
   * @param log the updates so far
   * @param etag the ETag of the file; empty if there is none yet
   */
  public record LoggedUpdates(UpdateLog log, String etag) {}

  /** The update log of this turn. */
  public LoggedUpdates updates() {
    return folder
        .look(prefix + File.UPDATES.fileName())
        .map(stored ->
            new LoggedUpdates(
                Json.read(UpdateLog.class, stored.content(), uri(File.UPDATES)), stored.etag()))
        .orElse(new LoggedUpdates(UpdateLog.EMPTY, ""));
  }

  /**
   * Writes the log, unless it has changed since it was read.
   *
   * @return the log with its new ETag; empty if another invocation of this step has written it
   */
  public Optional<LoggedUpdates> replace(LoggedUpdates before, UpdateLog log) {
    return folder
        .replace(prefix + File.UPDATES.fileName(), Json.bytes(log), JSON, before.etag())
        .map(etag -> new LoggedUpdates(log, etag));
  }

  /**
   * The plan that Ingest left.
   *
   * @throws PermanentException with code ERROR_PLAN_NOT_FOUND if there is none
   */
  public Plan plan() {
    return read(File.PLAN, Plan.class)
        .orElseThrow(() ->
            new PermanentException(
                Code.ERROR_PLAN_NOT_FOUND,
                uri(File.PLAN) + " is gone. Drop the file again, and see what deletes runs/."));
  }
}
