package dev.labeldrop.run.files;

/** The documents of a run, by their names. */
public enum File {
  /** What Ingest decided: {@link Plan}. */
  PLAN("plan.json"),
  /** Of an Ingest: what it found wrong: {@link FoundProblems}. */
  PROBLEMS("problems.json"),
  /** Of an Ingest: what the valid lines are labelled with. */
  STATISTICS("statistics.json"),
  /** Of an Ingest: the rejected lines, byte for byte. Of the run: those and what came later. */
  REJECTED("rejected.jsonl"),
  /** Why each of them is rejected, in the same order, as JSON lines. */
  REASONS("rejected.reasons.jsonl"),
  /** Of an Ingest: the index of all valid lines. Of a Prepare: that of the lines that are sent. */
  INDEX("lines.idx"),
  /** Of a listing: the index of the entries on which the service keeps errors. */
  FAULTY("faulty.idx"),
  /** Of a Prepare: what was decided about each valid line, a byte each. */
  DECISIONS("decisions.bin"),
  /** Of a Prepare: the lines that are sent, if they are not one range of the dropped object. */
  LINES("lines.jsonl"),
  /** Of a Prepare: the ledger's records of the entries that the sent lines replace; a ledger. */
  REPLACED("replaced.bin"),
  /** What came of looking at the images: {@link LookedImages}. */
  IMAGES("images.json"),
  /** Of a look at images in batches: what is known of them, a record a line, if anything is. */
  KNOWN_IMAGES("known-images.bin"),
  /** Of a look at images: the lines that are rejected because of theirs, a bit each. */
  BAD_IMAGES("bad-images.bin"),
  /** Of a look at images: why each of them is rejected, as JSON lines. */
  IMAGE_REASONS("image.reasons.jsonl"),
  /** The dataset that the run goes to. */
  DESTINATION("queue.json"),
  /** Of a turn: how far the dataset was listed before the send. */
  LISTING("listing.json"),
  /** Of a turn: what was decided before the send: {@link Prepared}. */
  PREPARED("prepared.json"),
  /** Of a turn: what stands against the file in what the dataset holds: {@link FoundProblems}. */
  DATASET("dataset.json"),
  /** Of a turn: what was asked for, and how it ended: {@link UpdateLog}. */
  UPDATES("updates.json"),
  /**
   * Of a turn: how far the dataset was looked at after the send; it names the folders that count.
   */
  LOOKS("looks.json"),
  /** Of a turn: what Reconcile found. */
  ENTRIES("entries.json"),
  /** The lines that the run replaced, as they were. */
  UNDO("undo.jsonl"),
  /** The whole report, for machines. */
  REPORT("report.json"),
  /** The same for people. */
  PAGE("report.html"),
  /** The notice as people get it. */
  TEXT("notice.txt"),
  /** That somebody stopped the run: {@link Stop}. */
  STOP("stop.json"),
  /** The notice as it was sent; its presence says that it was. */
  NOTICE("notice.json");

  private final String fileName;

  File(String fileName) {
    this.fileName = fileName;
  }

  String fileName() {
    return fileName;
  }
}
