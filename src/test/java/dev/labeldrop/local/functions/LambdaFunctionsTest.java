package dev.labeldrop.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaFunctionsTest {

  private static final LambdaFunction SUBMIT = payload -> payload;
  private static final LambdaFunctions FUNCTIONS = new LambdaFunctions(Map.of("submit", SUBMIT));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submit",
        "submit:$LATEST",
        "123456789012:function:submit",
        "arn:aws:lambda:eu-west-1:123456789012:function:submit",
        "arn:aws-cn:lambda:cn-north-1:123456789012:function:submit:$LATEST"
      })
  void findsAFunction(String function) {
    assertThat(FUNCTIONS.find(function)).containsSame(SUBMIT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Submit",
        "submit:1",
        "submit:prod",
        "function:submit",
        "arn:aws:lambda:eu-west-1:123456789012:function:poll",
        "arn:aws:states:eu-west-1:123456789012:function:submit"
      })
  void findsNothingElse(String function) {
    assertThat(FUNCTIONS.find(function)).isEmpty();
  }
}
