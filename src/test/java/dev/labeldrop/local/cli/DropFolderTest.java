package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.local.LocalStack;
import dev.labeldrop.local.states.ExecutionListener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

final class DropFolderTest {

  /** After so many looks, a file that stays the same has arrived. */
  private static final int LOOKS = 4;

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flowers/train/a.jsonl.gz | a drop folder takes no compressed files. Decompress it, as with"
            + " gunzip.",
        "flowers/train/a.txt | a drop folder takes files that end in .jsonl or .manifest. Rename"
            + " it.",
        "flowers/a.jsonl | put it into PROJECT/train/ or PROJECT/test/.",
        "flowers/a.jsonl.gz | put it into PROJECT/train/ or PROJECT/test/."
      })
  void saysWhatIsReallyWrongWithAFileThatItIgnores(String path, String reason) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, Cli.good(1));
    StackOptions options = CommandLine.populateCommand(new StackOptions());
    StringWriter out = new StringWriter();
    PrintWriter print = new PrintWriter(out);
    try (LocalStack stack = options.start(ExecutionListener.NONE, print)) {
      DropFolder drops = new DropFolder(stack, folder, folder.resolve("runs"), print);
      for (int look = 0; look < LOOKS; look++) {
        drops.look();
      }
    }
    assertThat(out.toString().strip()).isEqualTo("ignored " + path + ": " + reason);
  }
}
