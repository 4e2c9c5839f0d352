package dev.labeldrop.run.progress;

import dev.labeldrop.Code;
import dev.labeldrop.PermanentException;
import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.manifest.Chunk;
import dev.labeldrop.run.files.File;
import dev.labeldrop.run.files.Piece;
import dev.labeldrop.run.files.Plan;
import dev.labeldrop.run.files.Prepared;
import dev.labeldrop.run.files.RunFiles;
import dev.labeldrop.run.files.RunFiles.LoggedUpdates;
import dev.labeldrop.run.ledger.Delta;
import dev.labeldrop.run.ledger.DropOrder;
import dev.labeldrop.run.ledger.Ledger;
import dev.labeldrop.run.ledger.LedgerFile;
import dev.labeldrop.run.ledger.LedgerReading;
import dev.labeldrop.run.ledger.LineIndex;
import dev.labeldrop.run.state.RunState;
import java.util.Optional;

/**
 * A turn of a run, opened: what was planned, what was prepared, and what was sent so far.
 *
 * @param files the run's folder
 * @param plan what Ingest decided
 * @param turn the turn's folder
 * @param prepared what Prepare decided
 * @param updates what was asked for so far
 */
public record OpenRun(
    RunFiles files, Plan plan, RunFiles turn, Prepared prepared, LoggedUpdates updates) {

  /**
   * Opens the turn that the state names.
   *
   * @throws PermanentException with code ERROR_PLAN_NOT_FOUND if its files are gone
   */
  public static OpenRun of(ObjectStore store, RunState state) {
    return of(RunFiles.of(store, state.bucket(), state.run()), state.turnNumber());
  }

  /** Opens a turn of a run, from 1. */
  public static OpenRun of(RunFiles files, int number) {
    return find(files, number).orElseThrow(() -> gone(files.turn(number), File.PREPARED));
  }

  /**
   * Opens a turn of a run, from 1.
   *
   * @return empty if nothing was prepared in it, and so nothing sent
   */
  public static Optional<OpenRun> find(RunFiles files, int number) {
    RunFiles turn = files.turn(number);
    return turn.read(File.PREPARED, Prepared.class)
        .map(prepared -> new OpenRun(files, files.plan(), turn, prepared, turn.updates()));
  }

  /** The index of all valid lines. */
  public LineIndex lines() {
    return documents().index(plan.lines().valid());
  }

  /**
   * What was decided about each valid line.
   *
   * @throws PermanentException with code ERROR_PLAN_NOT_FOUND if it is gone
   */
  public Delta decisions() {
    return preparedDocuments()
        .bytes(File.DECISIONS)
        .map(Delta::read)
        .orElseThrow(() -> gone(preparedDocuments(), File.DECISIONS));
  }

  /**
   * The ledger's records of the entries that the sent lines replace, as they were; none if it had
   * none, or if the file cannot be read.
   */
  public Ledger replaced(DatasetArn dataset) {
    byte[] file = preparedDocuments().bytes(File.REPLACED).orElse(new byte[0]);
    return LedgerFile.read(file, dataset.value()) instanceof LedgerReading.Read(Ledger ledger)
        ? ledger
        : Ledger.unknown(dataset.value());
  }

  private static PermanentException gone(RunFiles folder, File file) {
    return new PermanentException(
        Code.ERROR_PLAN_NOT_FOUND,
        folder.uri(file) + " is gone. Drop the file again, and see what deletes runs/.");
  }

  /** As {@link Plan#dropOrder}. */
  public DropOrder order() {
    return plan.dropOrder();
  }

  /** The same with another log. */
  public OpenRun with(LoggedUpdates log) {
    return new OpenRun(files, plan, turn, prepared, log);
  }

  /** How far it has come, and what is next. */
  public Progress progress() {
    return new Progress(prepared.chunks(), plan.onFailedUpdate(), updates.log());
  }

  /** The chunk that a piece is of. */
  public Chunk chunk(Piece piece) {
    return prepared.chunks().get(piece.chunk() - 1);
  }

  /** The folder that has the index of the lines that are sent. */
  public RunFiles indexFolder() {
    return prepared.subset() ? preparedDocuments() : documents();
  }

  /** The folder of the Prepare that wrote what was prepared: decisions, index, lines, replaced. */
  public RunFiles preparedDocuments() {
    return turn.in(prepared.documents());
  }

  /** The folder of the Ingest that wrote the plan. */
  public RunFiles documents() {
    return files.in(plan.documents());
  }
}
