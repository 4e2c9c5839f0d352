package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class CompletionTest {

  private static Stream<CommandLine> commands() {
    return Main.commandLine(StandardStreams.ofProcess()).getSubcommands().entrySet().stream()
        .filter(each -> !List.of("help", "generate-completion").contains(each.getKey()))
        .map(Map.Entry::getValue);
  }

  @Test
  void knowsEveryCommand() {
    Cli cli = new Cli();
    assertThat(cli.run("generate-completion")).isZero();
    assertThat(commands().map(CommandLine::getCommandName))
        .allSatisfy(name -> assertThat(cli.out()).contains(" " + name));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasExamplesAndExitCodesAndIsInThePageIfItTalksToAStack(CommandLine command)
      throws Exception {
    String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    assertThat(help).contains("Exit codes:", "Examples:");
    if (help.contains("--stack")) {
      assertThat(Files.readString(Path.of("docs/cli.md"))).contains("`" + command.getCommandName());
    }
  }

  /** {@code --on-invalid} takes the values of the stack parameter, which are in upper case. */
  @ParameterizedTest
  @MethodSource("commands")
  void offersValuesAsPeopleWriteThem(CommandLine command) {
    for (CommandLine.Model.OptionSpec option : command.getCommandSpec().options()) {
      Iterable<String> offered = option.completionCandidates();
      if (offered != null && !option.longestName().equals("--on-invalid")) {
        assertThat(offered)
            .as(option.longestName())
            .allSatisfy(each -> assertThat(each).isEqualTo(each.toLowerCase(Locale.ROOT)));
      }
    }
  }
}
