package dev.labeldrop.local.stack;

import dev.labeldrop.dataset.DatasetArn;
import dev.labeldrop.drop.S3ObjectStore;
import dev.labeldrop.lambda.StepFunctionsExecutions;
import dev.labeldrop.run.turn.Turns;
import java.util.function.Consumer;

/** The turns of a stack's datasets, in the hands of whoever calls the command line. */
public final class DatasetTurns {

  private final Connection connection;
  private final Consumer<String> warn;

  /**
   * The turns of a stack.
   *
   * @param warn told of files that cannot be read
   */
  public DatasetTurns(Connection connection, Consumer<String> warn) {
    this.connection = connection;
    this.warn = warn;
  }

  /** The turn of a dataset. */
  public Turns of(DatasetArn dataset) {
    return new Turns(
        new S3ObjectStore(connection.clients().s3()),
        connection.stack().bucket(),
        dataset,
        new StepFunctionsExecutions(connection.clients().sfn(), ""),
        warn);
  }
}
