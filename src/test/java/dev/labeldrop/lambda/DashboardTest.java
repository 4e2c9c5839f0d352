package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.labeldrop.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The template's dashboard beside the metrics that a run is measured by. */
final class DashboardTest {

  private static final Pattern BODY = Pattern.compile("DashboardBody: !Sub \\|\n((?: {8}.*\n)+)");
  private static final Pattern FUNCTION =
      Pattern.compile("(\\w+):\n    Type: AWS::Serverless::Function");
  private static final Pattern SHOWN =
      Pattern.compile("\\[\"Labeldrop\", \"(\\w+)\"|Labeldrop,[\\w,]+} MetricName=\\\\\"(\\w+)");

  @Test
  void isJson() throws IOException {
    Map<String, Object> dashboard = JSON.std.mapFrom(body());
    assertThat(dashboard).containsOnlyKeys("widgets");
  }

  @Test
  void showsEveryMetricOfARunAndNoOther() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (MatchResult each : SHOWN.matcher(body()).results().toList()) {
      shown.add(each.group(1) == null ? each.group(2) : each.group(1));
    }
    assertThat(shown).isEqualTo(measured());
  }

  @Test
  void showsEachFunctionInThreeWidgets() throws IOException {
    String template = Files.readString(Path.of("template.yaml"));
    List<String> functions =
        FUNCTION.matcher(template).results().map(function -> function.group(1)).toList();
    assertThat(functions).hasSize(8);
    for (String function : functions) {
      String shown = "\"FunctionName\", \"${" + function + "}\"";
      assertThat(body().split(Pattern.quote(shown), -1)).as(function).hasSize(1 + 3);
    }
  }

  private static Set<String> measured() {
    return new RunMetrics("a")
        .of(Reports.partial(1)).stream()
            .flatMap(document -> MetricDirective.of(document).stream())
            .flatMap(directive -> directive.names().stream())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String body() throws IOException {
    var body = BODY.matcher(Files.readString(Path.of("template.yaml")));
    assertThat(body.find()).isTrue();
    return body.group(1);
  }
}
