package dev.labeldrop.local.cli;

import dev.labeldrop.run.state.Settings;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/**
 * Validates files before they are dropped, with the settings of the stack.
 *
 * @param line where problems are shown
 */
record DropCheck(CommandLine line, Main main) {

  /**
   * Shows what is wrong with files.
   *
   * @return the exit code: 0 if all of them would be sent
   */
  int check(List<Path> files, Settings settings) {
    FileCheck check = new FileCheck(settings.limits(), settings.onInvalidLine(), main.streams());
    CheckText text = new CheckText(line.getErr(), line.getColorScheme(), 100, false);
    int code = 0;
    boolean shown = false;
    for (Path file : files) {
      FileResult result = check.check(ManifestFile.of(file));
      switch (result) {
        case FileResult.Unreadable(ManifestFile unread, String reason) -> {
          line.getErr().println(unread.name() + ": " + reason);
          code = CommandLine.ExitCode.USAGE;
        }
        case FileResult.Checked checked -> {
          boolean refused = checked.verdict() instanceof Verdict.Refused;
          code = Math.max(code, refused ? 1 : 0);
          if (refused || checked.validation().errorCount() > 0) {
            text.add(checked);
            shown = true;
          }
        }
      }
    }
    if (shown) {
      text.end(code);
    }
    if (code != 0) {
      line.getErr().println("labeldrop: nothing was uploaded.");
    }
    return code;
  }
}
