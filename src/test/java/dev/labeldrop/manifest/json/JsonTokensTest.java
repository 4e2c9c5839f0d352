package dev.labeldrop.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTokensTest {

  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:u[dD][89abAB]\\p{XDigit}{2}\\\\u[dD][c-fC-F]\\p{XDigit}{2}"
              + "|(?<half>u[dD][89a-fA-F]\\p{XDigit}{2})|.)");

  private static final int NESTING = 4;

  private final JsonTokens tokens = new JsonTokens(NESTING);
  private final JsonOracle oracle = new JsonOracle(NESTING);

  @Test
  void readsEveryKindOfToken() {
    assertThat(read(" {\"k\": [1, -2.5e3, \"t\", true, false, null, {}], \"l\" :\t\"é\\n\"}\r"))
        .containsExactly(
            "START_OBJECT",
            "KEY k",
            "START_ARRAY",
            "NUMBER 1",
            "NUMBER -2.5e3",
            "STRING t",
            "TRUE",
            "FALSE",
            "NULL",
            "START_OBJECT",
            "END_OBJECT",
            "END_ARRAY",
            "KEY l",
            "STRING é\n",
            "END_OBJECT",
            "END_OF_LINE");
  }

  @Test
  void tellsDepthAndPlace() {
    byte[] line = LineTape.padded("{\"ab\":[true,\"x\"]}".getBytes(UTF_8));
    tokens.reset(line, 0, line.length - 9);
    var places = new ArrayList<String>();
    while (tokens.next() != JsonToken.END_OF_LINE) {
      places.add(tokens.depth() + " " + tokens.start() + "-" + tokens.end());
    }
    assertThat(places)
        .containsExactly("1 0-1", "1 2-4", "2 6-7", "2 7-11", "2 13-14", "1 15-16", "0 16-17");
  }

  @Test
  void staysAtTheEndAndAtAFault() {
    assertThat(read("{}")).containsExactly("START_OBJECT", "END_OBJECT", "END_OF_LINE");
    assertThat(tokens.next()).isEqualTo(JsonToken.END_OF_LINE);
    assertThat(read("{]")).containsExactly("START_OBJECT", "FAULT");
    assertThat(tokens.next()).isEqualTo(JsonToken.FAULT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " \t\r{ } \t\r",
        "{\"\":\"\"}",
        "{\"a\":-0}",
        "{\"a\":0.0e-0}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\u2028\u007f\u0085\"}",
        "{\"a\":1,\"b\":{\"a\":1}}",
        "{\"a\":[{\"a\":1},{\"a\":1}]}",
        "{\"a\":[[[]]]}",
        "{\"a\":{\"b\":{\"c\":{}}}}"
      })
  void takesOneObject(String line) {
    assertThat(read(line)).endsWith("END_OF_LINE").isEqualTo(oracle.tokens(line));
  }

  /** Where the fault is, counted from 0, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "``                   | 0  | a JSON object                           | the end of the line",
        "`  `                 | 2  | a JSON object                           | the end of the line",
        "[]                   | 0  | a JSON object                           | '['",
        "1                    | 0  | a JSON object                           | '1'",
        "`\"a\"`              | 0  | a JSON object                           | '\"a\"'",
        "{}{}                 | 2  | nothing after the object                | '{'",
        "{},                  | 2  | nothing after the object                | ','",
        "{                    | 1  | a key in double quotes                  | the end of the line",
        "{a:1}                | 1  | a key in double quotes                  | 'a'",
        "{'a':1}              | 1  | a key in double quotes                  | \"'a'\"",
        "{\"a\"}              | 4  | ':' after the key                       | '}'",
        "{\"a\" 1}            | 5  | ':' after the key                       | '1'",
        "{\"a\":}             | 5  | a value                                 | '}'",
        "{\"a\":1,}           | 7  | a key in double quotes                  | '}'",
        "{\"a\":1 \"b\":2}    | 7  | ',' or '}'                              | '\"b\"'",
        "{\"a\":1]            | 6  | ',' or '}'                              | ']'",
        "{\"a\":1             | 6  | ',' or '}'                              | the end of the line",
        "{\"a\":[1,]}         | 8  | a value                                 | ']'",
        "{\"a\":[1}           | 7  | ',' or ']'                              | '}'",
        "{\"a\":[,1]}         | 6  | a value                                 | ','",
        "{\"a\":NaN}          | 5  | a value                                 | 'NaN'",
        "{\"a\":True}         | 5  | a value                                 | 'True'",
        "{\"a\":tru}          | 5  | a value                                 | 'tru'",
        "{\"a\":nul           | 5  | a value                                 | 'nul'",
        "{\"a\":falsE}        | 5  | a value                                 | 'falsE'",
        "{\"a\":truex}        | 9  | ',' or '}'                              | 'x'",
        "{\"a\":01}           | 5  | a number without leading zeros          | '01'",
        "{\"a\":-00}          | 6  | a number without leading zeros          | '00'",
        "{\"a\":-}            | 6  | a digit                                 | '}'",
        "{\"a\":+1}           | 5  | a value                                 | '+1'",
        "{\"a\":.5}           | 5  | a value                                 | '.5'",
        "{\"a\":-.5}          | 6  | a digit                                 | '.5'",
        "{\"a\":-e5}          | 6  | a digit                                 | 'e5'",
        "{\"a\":1.}           | 7  | a digit                                 | '}'",
        "{\"a\":1.e1}         | 7  | a digit                                 | 'e1'",
        "{\"a\":1e}           | 7  | a digit                                 | '}'",
        "{\"a\":1e+}          | 8  | a digit                                 | '}'",
        "{\"a\":-             | 6  | a digit                                 | the end of the line",
        "{\"a\":0x1}          | 6  | ',' or '}'                              | 'x1'",
        "{\"a\":1/*x*/}       | 6  | ',' or '}'                              | '/*x*/'",
        "{\"a\":\"b           | 7  | '\"' at the end of the string           | the end of the line",
        "{\"a\":\"\\          | 7  | one of \"\\/bfnrtu after the backslash  | the end of the line",
        "{\"a\":\"\\n         | 8  | '\"' at the end of the string           | the end of the line",
        "{\"a\":\"\\x\"}      | 7  | one of \"\\/bfnrtu after the backslash  | 'x\"'",
        "{\"a\":\"\\u12G4\"}  | 10 | four hexadecimal digits after \\u       | 'G4\"'",
        "{\"a\":\"\\u12\"}    | 10 | four hexadecimal digits after \\u       | '\"}'",
        "{\"a\":\"\\n\\u123   | 13 | four hexadecimal digits after \\u       | the end of the line",
        "{\"\\q\":1}          | 3  | one of \"\\/bfnrtu after the backslash  | 'q\"'",
        "{\"a\":1,\"a\":2}    | 7  | a key that the object does not have yet | '\"a\"'",
        "{\"a\":1,\"\\u0061\":2} | 7 | a key that the object does not have yet | '\"\\u0061\"'",
        "{\"\\/\":1,\"/\":2}  | 8  | a key that the object does not have yet | '\"/\"'",
        "{\"a\":[[[[1]]]]}    | 8  | at most 4 levels of nesting             | '['",
        "{\"a\":[[[{}]]]}     | 8  | at most 4 levels of nesting             | '{'"
      })
  void saysWhatIsWrongAndWhere(String line, int index, String expected, String found) {
    assertThat(read(line)).endsWith("FAULT");
    assertThat(tokens.fault()).isEqualTo(new JsonFault(index, expected, found));
    assertThat(oracle.accepts(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x01, 0x09, 0x0B, 0x0D, 0x1F})
  void refusesControlCharactersInStrings(int control) {
    String line = "{\"a\":\"b\\n" + (char) control + "\"}";
    assertThat(read(line)).endsWith("FAULT");
    assertThat(tokens.fault().index()).isEqualTo(9);
    assertThat(tokens.fault().expected()).isEqualTo("an escape such as \\t");
    assertThat(oracle.accepts(line)).isFalse();
  }

  @Test
  void letsBytesThatAreNotUtf8ThroughInStringsOnly() {
    byte[] line = "{\"a\":\"bcd\"}  ".getBytes(UTF_8);
    line[7] = (byte) 0xFF;
    assertThat(read(line)).endsWith("STRING b\ufffdd", "END_OBJECT", "END_OF_LINE");
    line[12] = (byte) 0xFF;
    assertThat(read(line)).endsWith("END_OBJECT", "FAULT");
  }

  @Test
  void refusesAByteOrderMark() {
    assertThat(read("\ufeff{}")).containsExactly("FAULT");
  }

  @Test
  void readsALineWithItsCarriageReturnBehindIt() {
    for (String line :
        List.of("{}", "{\"a\":1}", "{\"a\":\"b\"}", "{\"a\":\"b", "{\"a\":tru", "{")) {
      byte[] bytes = LineTape.padded((line + "\r").getBytes(UTF_8));
      List<String> alone = read(line);
      assertThat(read(bytes, 0, line.length())).isEqualTo(alone);
      if (alone.getLast().equals("FAULT")) {
        assertThat(tokens.fault().index()).isLessThanOrEqualTo(line.length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithJacksonOnWholeAndBrokenObjects(long seed) {
    var random = new SplittableRandom(seed);
    var json = new RandomJson(random);
    int accepted = 0;
    for (int round = 0; round < 5_000; round++) {
      String line = json.object(random.nextInt(1, NESTING + 2));
      if (random.nextBoolean()) {
        line = json.broken(line);
      }
      line = withoutHalfCharacters(line);
      List<String> theirs = oracle.tokens(line);
      List<String> ours = read(line);
      assertThat(ours.getLast()).as("seed %d: %s", seed, line).isEqualTo(theirs.getLast());
      if (ours.getLast().equals("END_OF_LINE")) {
        assertThat(ours).as("seed %d: %s", seed, line).isEqualTo(theirs);
        accepted++;
      }
    }
    assertThat(accepted).as("the generator makes good lines and bad ones").isBetween(1500, 3500);
  }

  /**
   * Jackson takes no escaped half of a surrogate pair in a key since 2.22.4; we leave it to a rule.
   */
  private static String withoutHalfCharacters(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(found ->
            Matcher.quoteReplacement(found.group("half") == null ? found.group() : "\\u0041"));
  }

  private List<String> read(String line) {
    return read(line.getBytes(UTF_8));
  }

  private List<String> read(byte[] line) {
    return read(LineTape.padded(line), 0, line.length);
  }

  private List<String> read(byte[] bytes, int start, int end) {
    var read = new ArrayList<String>();
    tokens.reset(bytes, start, end);
    JsonToken token;
    do {
      token = tokens.next();
      read.add(
          switch (token) {
            case KEY, STRING, NUMBER -> token + " " + tokens.text();
            default -> token.name();
          });
    } while (token != JsonToken.END_OF_LINE && token != JsonToken.FAULT);
    return read;
  }
}
