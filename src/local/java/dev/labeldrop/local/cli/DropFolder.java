package dev.labeldrop.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.dataset.DatasetType;
import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.sns.Published;
import dev.labeldrop.local.states.Execution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A folder on this machine as the drop folder of a local stack. */
final class DropFolder {

  /** At two looks a second: a file is taken when it has been the same for two seconds. */
  private static final int SAME_LOOKS = 4;

  private final LocalStack stack;
  private final Path folder;
  private final Path out;
  private final PrintWriter print;
  private final FolderWatch watch;
  private final LocalDrop drop;
  private final Projects projects;
  private final Queue<Published> notices = new ConcurrentLinkedQueue<>();

  DropFolder(LocalStack stack, Path folder, Path out, PrintWriter print) {
    this.stack = stack;
    this.folder = folder;
    this.out = out;
    this.print = print;
    this.watch = new FolderWatch(folder, SAME_LOOKS);
    this.drop = new LocalDrop(stack);
    this.projects = new Projects(stack.clients().rekognition());
    stack.sns().onPublish(notices::add);
  }

  /** Drops what has arrived since the last look, and prints the notices that have come. */
  void look() throws IOException, InterruptedException {
    for (Path file : watch.arrived()) {
      take(file, folder.relativize(file).toString().replace('\\', '/'));
    }
    for (Published next = notices.poll(); next != null; next = notices.poll()) {
      show(next);
    }
    print.flush();
  }

  private void take(Path file, String path) {
    String[] parts = path.split("/", 3);
    Optional<DatasetType> type = parts.length == 3 ? type(parts[1]) : Optional.empty();
    String fault =
        type.isEmpty() ? "put it into PROJECT/train/ or PROJECT/test/." : DropName.fault(path);
    if (type.isEmpty() || fault != null) {
      print.printf("%nignored %s: %s%n", path, fault);
      return;
    }
    try {
      projects.dataset(parts[0], type.get());
      drop.put(file, "incoming/" + path);
      print.printf("%ndropped incoming/%s%n", path);
    } catch (AwsServiceException e) {
      print.printf("%nnot dropped %s: %s%n", path, e.awsErrorDetails().errorMessage());
    }
  }

  private static Optional<DatasetType> type(String name) {
    return Arrays.stream(DatasetType.values())
        .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  /** The run writes its last file after its notice has gone. */
  private void show(Published notice) throws IOException, InterruptedException {
    String run = String.valueOf(JSON.std.mapFrom(notice.text("sqs")).get("runId"));
    for (Execution execution : stack.stateMachine().executions()) {
      if (execution.name().equals(run)) {
        execution.await();
      }
    }
    print.printf("%n%s%ncopied to %s%n", notice.text("email"), drop.copyRun(run, out));
  }
}
