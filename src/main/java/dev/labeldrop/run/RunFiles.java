package dev.labeldrop.run;

import dev.labeldrop.Code;
import dev.labeldrop.Json;
import dev.labeldrop.PermanentException;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.RunFolder;
import dev.labeldrop.drop.RunId;
import dev.labeldrop.drop.Upload;
import dev.labeldrop.manifest.ManifestStatistics;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The documents that the steps of a run leave for each other in the run's folder. */
final class RunFiles {

  static final String JSON = "application/json";

  private final RunFolder folder;

  RunFiles(ObjectStore store, String bucket, String run) {
    this.folder = new RunFolder(store, bucket, new RunId(run));
  }

  /** The files, by their names. */
  enum File {
    /** What Ingest decided: {@link Plan}. */
    PLAN("plan.json"),
    /** What Ingest found wrong: {@link FoundProblems}. */
    PROBLEMS("problems.json"),
    /** The refused lines, byte for byte. */
    REJECTED("rejected.jsonl"),
    /** Why each of them is refused, in the same order, as JSON lines. */
    REASONS("rejected.reasons.jsonl"),
    /** What the lines to send are labelled with: {@link ManifestStatistics}. */
    STATISTICS("statistics.json"),
    /** What stands against the file in what the dataset holds already: {@link FoundProblems}. */
    DATASET("dataset.json"),
    /** What was sent, and how it ended: {@link UpdateLog}. */
    UPDATES("updates.json"),
    /** What Reconcile has listed so far: {@link Listing}. */
    LISTING("listing.json"),
    /** Which entries Reconcile has listed so far: {@link PresentEntries}. */
    PRESENT("present.bin"),
    /** What Reconcile found: {@link Reconciliation}. */
    ENTRIES("entries.json"),
    /** The whole report, for machines. */
    REPORT("report.json"),
    /** The same for people. */
    PAGE("report.html"),
    /** The notice as it was sent; its presence says that it was. */
    NOTICE("notice.json");

    private final String fileName;

    File(String fileName) {
      this.fileName = fileName;
    }
  }

  /** Where a file is: {@code s3://…}. */
  String uri(File file) {
    return folder.uri(file.fileName);
  }

  boolean has(File file) {
    return folder.get(file.fileName).isPresent();
  }

  <T> Optional<T> read(File file, Class<T> type) {
    return folder.get(file.fileName).map(bytes -> Json.read(type, bytes, uri(file)));
  }

  void write(File file, Object document) {
    folder.put(file.fileName, Json.bytes(document), JSON);
  }

  void writeText(File file, String text, String contentType) {
    folder.put(file.fileName, text.getBytes(StandardCharsets.UTF_8), contentType);
  }

  /** Writes a document unless there is one; the first writer wins. */
  boolean writeFirst(File file, Object document) {
    return folder.putIfAbsent(file.fileName, Json.bytes(document), JSON);
  }

  /** Starts to write a file of JSON lines. */
  Upload jsonLines(File file) {
    return folder.upload(file.fileName, "application/jsonl");
  }

  /** A file's bytes; none where there is no such file. */
  byte[] bytes(File file) {
    return folder.get(file.fileName).orElseGet(() -> new byte[0]);
  }

  /** Opens the first bytes of a file; none where there is no such file and none are asked for. */
  InputStream open(File file, long length) {
    return length == 0 ? InputStream.nullInputStream() : folder.open(file.fileName, length);
  }

  void writeBytes(File file, byte[] bytes) {
    folder.put(file.fileName, bytes, "application/octet-stream");
  }

  /** What one step found wrong; nothing where it left nothing. */
  FoundProblems found(File file) {
    return read(file, FoundProblems.class).orElse(FoundProblems.NONE);
  }

  /** The updates so far. */
  UpdateLog updates() {
    return read(File.UPDATES, UpdateLog.class).orElse(UpdateLog.EMPTY);
  }

  /**
   * The plan that Ingest left.
   *
   * @throws PermanentException with code ERROR_PLAN_NOT_FOUND where there is none
   */
  Plan plan() {
    return read(File.PLAN, Plan.class)
        .orElseThrow(() ->
            new PermanentException(
                Code.ERROR_PLAN_NOT_FOUND,
                uri(File.PLAN) + " is gone. Drop the file again, and see what deletes runs/."));
  }
}
