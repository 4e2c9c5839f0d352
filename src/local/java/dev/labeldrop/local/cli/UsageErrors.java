package dev.labeldrop.local.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with the arguments, and where help is; the help itself would hide it. */
final class UsageErrors implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    line.getErr().println("labeldrop: " + message(failure));
    line.getErr().println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return CommandLine.ExitCode.USAGE;
  }

  private static String message(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    return failure.getArgSpec() instanceof OptionSpec option && failure.getValue() != null
        ? option.longestName() + ": " + fault(option, failure.getValue(), failure)
        : String.valueOf(failure.getMessage());
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
        : String.valueOf(failure.getMessage());
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(each -> String.valueOf(each).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
