package dev.labeldrop.local.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How help is laid out. picocli ends lines after any slash, dot or hyphen; here a word is never
 * broken, nor {@code ./labeldrop} from its command, and an example is one line whatever the width.
 * While picocli lays it out, such characters stand in Unicode's private use area, where no line
 * ends.
 */
final class HelpForm extends Help {

  private static final char PRIVATE = '\ue000';
  private static final char LAST = '\u007f';

  private static final Pattern GLUED = Pattern.compile("\\./labeldrop \\S+|\\S+");

  private HelpForm(CommandSpec spec, ColorScheme colours) {
    super(spec, colours);
  }

  /** Lays out the help of a command line, and of all its commands, so. */
  static void apply(CommandLine line) {
    prepare(line);
    line.setHelpFactory(HelpForm::new);
    Map<String, IHelpSectionRenderer> sections = new LinkedHashMap<>(line.getHelpSectionMap());
    sections.replaceAll((_, section) -> help -> unglued(section.render(help)));
    line.setHelpSectionMap(sections);
  }

  private static void prepare(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.description(
        Arrays.stream(usage.description()).map(HelpForm::glued).toArray(String[]::new));
    usage.parameterListHeading("%n");
    if (line.getCommandSpec().positionalParameters().isEmpty()) {
      usage.optionListHeading("%n");
    }
    line.getSubcommands().values().forEach(HelpForm::prepare);
  }

  @Override
  public String footer(Object... parameters) {
    return Arrays.stream(commandSpec().usageMessage().footer())
        .map(each -> each + System.lineSeparator())
        .collect(Collectors.joining());
  }

  @Override
  public IOptionRenderer createDefaultOptionRenderer() {
    IOptionRenderer renderer = super.createDefaultOptionRenderer();
    return (option, labels, colours) ->
        oneText(renderer.render(option, labels, colours), option.description(), colours);
  }

  @Override
  public IParameterRenderer createDefaultParameterRenderer() {
    IParameterRenderer renderer = super.createDefaultParameterRenderer();
    return (parameter, labels, colours) ->
        oneText(renderer.render(parameter, labels, colours), parameter.description(), colours);
  }

  /** The rows of one argument, with its description in the last column of the first. */
  private static Text[][] oneText(Text[][] rows, String[] description, ColorScheme colours) {
    int last = rows[0].length - 1;
    String text =
        Arrays.stream(rows)
            .map(row -> row[last].plainString())
            .collect(Collectors.joining(" "))
            .strip();
    if (description.length > 0) {
      rows[0][last] = colours.text(glued(text));
    }
    return new Text[][] {rows[0]};
  }

  /** The text with everything in its words that a line could end after in the private use area. */
  static String glued(String text) {
    return text.startsWith("  ") // a table keeps its blanks and its lines
        ? text
        : GLUED.matcher(text).replaceAll(word -> Matcher.quoteReplacement(hidden(word.group())));
  }

  private static String hidden(String word) {
    StringBuilder hidden = new StringBuilder();
    for (int at = 0; at < word.length(); at++) {
      char each = word.charAt(at);
      boolean letter =
          Character.isLetterOrDigit(each) || each >= LAST || "%$@|\\".indexOf(each) >= 0;
      hidden.append(letter ? each : (char) (PRIVATE + each));
    }
    return hidden.toString();
  }

  private static String unglued(String text) {
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      shown.append(each >= PRIVATE && each < PRIVATE + LAST ? (char) (each - PRIVATE) : each);
    }
    return shown.toString();
  }
}
