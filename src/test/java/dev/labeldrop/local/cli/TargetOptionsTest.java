package dev.labeldrop.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class TargetOptionsTest {

  /** The stack that a command talks to where the environment names one. */
  private static Optional<String> named(String environment, String... words) {
    StandardStreams streams = new StandardStreams(InputStream.nullInputStream(), false);
    Map<String, String> variables = Map.of("LABELDROP_STACK", environment);
    CommandLine line =
        Main.commandLine(new Main(streams, _ -> {}, List.of(), Clock.systemUTC(), variables));
    line.parseArgs(words);
    return Optional.ofNullable(line.getSubcommands().get(words[0]))
        .map(command -> command.getCommandSpec().mixins().get("target"))
        .map(target -> (TargetOptions) target.userObject())
        .orElseThrow()
        .named();
  }

  private static String[] with(String command, String... options) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of(options));
    return words.toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ready --project p", "check a.jsonl --images", "runs"})
  void takesTheStackThatTheEnvironmentNames(String command) {
    assertThat(named("weeds", with(command))).hasValue("weeds");
    assertThat(named("weeds", with(command, "--region", "eu-west-1"))).hasValue("weeds");
    assertThat(named("weeds", with(command, "--stack", "flowers"))).hasValue("flowers");
    assertThat(named("weeds", with(command, "--local"))).isEmpty();
    assertThat(named("", with(command))).isEmpty();
  }

  @Test
  void needsNoStackForLinesAlone() {
    Cli cli = new Cli();
    assertThat(cli.run("check", "samples/flowers.jsonl")).isZero();
  }
}
