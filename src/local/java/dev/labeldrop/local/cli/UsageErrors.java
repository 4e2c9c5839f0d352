package dev.labeldrop.local.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with the arguments, and where help is; the help itself would hide it. */
final class UsageErrors implements IParameterExceptionHandler {

  /** What picocli says if there are no arguments; its exception has nothing else to tell it by. */
  private static final String NO_COMMAND = "Missing required subcommand";

  /** Before the words of a converter of ours. */
  private static final Pattern OF_CONVERTER =
      Pattern.compile("^Invalid value for (option|positional parameter).*?: (?='.*' is )");

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    line.getErr().println("labeldrop: " + message(failure));
    line.getErr().println("See './" + line.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static String message(ParameterException failure) {
    return switch (failure) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing -> missing(missing);
      case OverwrittenOptionException twice ->
          label(twice.getOverwritten()) + " is there twice. Give it once.";
      case MutuallyExclusiveArgsException both -> both(String.valueOf(both.getMessage()));
      case MaxValuesExceededException _ ->
          "An option is there twice, or with one that excludes it. Give it once.";
      default -> other(failure);
    };
  }

  private static String other(ParameterException failure) {
    if (failure.getArgSpec() instanceof OptionSpec option && failure.getValue() != null) {
      return option.longestName() + ": " + fault(option, failure.getValue(), failure);
    }
    String message = String.valueOf(failure.getMessage());
    return message.equals(NO_COMMAND)
        ? "A command is missing, such as run, check or drop."
        : message.replace("Unknown subcommand", "There is no command");
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    String first = failure.getUnmatched().getFirst();
    String what = "one argument too many";
    if (failure.isUnknownOption()) {
      what = "no option";
    } else if (failure.getCommandLine().getParent() == null) {
      what = "no command";
    }
    List<String> similar = failure.getSuggestions();
    return "'%s' is %s.%s"
        .formatted(
            first, what, similar.isEmpty() ? "" : " Did you mean " + similar.getFirst() + "?");
  }

  private static String missing(MissingParameterException failure) {
    List<String> unknown = failure.getCommandLine().getUnmatchedArguments();
    if (!unknown.isEmpty() && unknown.getFirst().startsWith("-")) {
      return "'%s' is no option.".formatted(unknown.getFirst());
    }
    if (failure.getArgSpec() instanceof OptionSpec option) {
      return "%s needs a value: %s.".formatted(option.longestName(), label(option));
    }
    List<ArgSpec> missing = failure.getMissing();
    String names =
        missing.stream()
            .sorted(Comparator.comparing(ArgSpec::isOption))
            .map(UsageErrors::label)
            .collect(Collectors.joining(" and "));
    return missing.size() == 1
        ? names + " is missing: " + String.join(" ", missing.getFirst().description())
        : names + " are missing.";
  }

  /** {@code RUN}, {@code --why TEXT}. */
  private static String label(ArgSpec argument) {
    boolean valued = argument.arity().max() > 0;
    return argument instanceof OptionSpec option
        ? option.longestName() + (valued ? " " + option.paramLabel() : "")
        : argument.paramLabel();
  }

  /** picocli names them in its message only: "Error: --stack=NAME, --local are mutually …". */
  private static String both(String message) {
    int end = message.indexOf(" are mutually exclusive");
    return end < 0
        ? message
        : message.substring(0, end).replace("Error: ", "").replace('=', ' ').replace(", ", " and ")
            + " exclude each other. Give one of them.";
  }

  private static String fault(ArgSpec option, String value, ParameterException failure) {
    Class<?> type = option.type();
    if (type.isEnum()) {
      return "'%s' is none of %s.".formatted(value, names(type));
    }
    if (type == int.class || type == Integer.class) {
      return "'%s' is not a whole number.".formatted(value);
    }
    return type == Pattern.class && failure.getCause() instanceof PatternSyntaxException e
        ? "'%s' is not a regular expression: %s.".formatted(value, e.getDescription())
        : OF_CONVERTER.matcher(String.valueOf(failure.getMessage())).replaceFirst("");
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> String.valueOf(each).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
