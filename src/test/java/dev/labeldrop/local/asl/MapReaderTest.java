package dev.labeldrop.local.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.PermanentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MapReaderTest {

  private static final String PROCESSOR =
      """
      "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}
      """;

  @Test
  void readsAMapOverTheObjectsOfABucket() {
    State.Map map =
        map(
            """
            "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2",
              "Arguments": {"Bucket": "b", "Prefix": "p/"}, "ReaderConfig": {"MaxItems": 5}},
            "ItemBatcher": {"MaxItemsPerBatch": 10, "BatchInput": {"a": 1}},
            "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject",
              "Arguments": {"Bucket": "b", "Prefix": "out"}},
            "MaxConcurrency": "{% $states.input.n %}", "ToleratedFailurePercentage": 5,
            """);

    assertThat(map.processor().startAt()).isEqualTo("P");
    assertThat(map.label()).isEqualTo("EachItem");
    assertThat(map.reader())
        .satisfies(reader -> {
          assertThat(reader).isNotNull();
          assertThat(reader.source()).isEqualTo(ItemReader.Source.OBJECTS);
        });
    assertThat(map.writer()).isNotNull();
    assertThat(map.batcher()).isNotNull();
    assertThat(map.toleratedCount()).isNull();
  }

  @Test
  void aMapLeadsOnAndItsFailuresElsewhere() {
    assertThat(
            Definition.parse(
                    definition(
                        "\"Catch\": [{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"F\"}],",
                        "\"Next\": \"E\""))
                .states())
        .containsOnlyKeys("Each Item", "E", "F");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "ItemsPath": "$",                                                             | field 'ItemsPath' is not known here
          "Items": [1], "ItemReader": {},                                               | has both of the fields 'Items' and 'ItemReader'
          "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Arguments": {}}, | field 'InputType' must be JSON or JSONL here, but is: null
          "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "Arguments": {}, "ReaderConfig": {"InputType": "CSV"}}, | must be JSON or JSONL here, but is: "CSV"
          "ItemReader": {"Resource": "arn:aws:states:::s3:headObject", "Arguments": {}}, | field 'Resource' must be arn:aws:states:::s3:listObjectsV2 or
          "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2"},              | needs the field 'Arguments'
          "ItemReader": {"Resource": "arn:aws:states:::s3:listObjectsV2", "Arguments": {}, "ReaderConfig": {"InputType": "JSON"}}, | must be left out for a listing
          "ItemBatcher": {},                                                            | needs one of 'MaxItemsPerBatch' and 'MaxInputBytesPerBatch'
          "ItemBatcher": {"MaxInputBytesPerBatch": 262145},                             | must be a whole number from 1 to 262144
          "ResultWriter": {"Resource": "x", "Arguments": {}},                           | field 'Resource' must be arn:aws:states:::s3:putObject
          "ResultWriter": {"Resource": "arn:aws:states:::s3:putObject", "Arguments": {}, "WriterConfig": {}}, | field 'WriterConfig' is not known here
          "MaxConcurrency": -1,                                                         | must be a whole number from 0 to 10000
          "ToleratedFailurePercentage": 101,                                            | must be a whole number from 0 to 100
          "Label": "",                                                                  | must have 1 to 40 characters
          """)
  void refusesWhatIsNotDoneHere(String field, String message) {
    assertThatThrownBy(() -> map(field))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining("State 'Each Item':")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "DISTRIBUTED", "ExecutionType": "STANDARD" | "INLINE", "ExecutionType": "STANDARD"      | must be DISTRIBUTED here
          "ExecutionType": "STANDARD"                | "ExecutionType": "EXPRESS"                 | must be STANDARD here
          "StartAt": "P"                             | "StartAt": "Q"                             | names the state 'Q', which is not there
          """)
  void refusesOtherProcessors(String what, String other, String message) {
    assertThatThrownBy(() -> Definition.parse(definition("", "\"End\": true").replace(what, other)))
        .isInstanceOf(PermanentException.class)
        .hasMessageContaining(message);
  }

  private static State.Map map(String fields) {
    String json = definition(fields, "\"End\": true");
    return (State.Map) Definition.parse(json).state("Each Item");
  }

  private static String definition(String fields, String exit) {
    String others =
        exit.contains("Next")
            ? ", \"E\": {\"Type\": \"Succeed\"}, \"F\": {\"Type\": \"Fail\"}"
            : "";
    return "{\"QueryLanguage\": \"JSONata\", \"StartAt\": \"Each Item\", \"States\":"
        + " {\"Each Item\": {\"Type\": \"Map\", "
        + fields
        + PROCESSOR
        + ", "
        + exit
        + "}"
        + others
        + "}}";
  }
}
