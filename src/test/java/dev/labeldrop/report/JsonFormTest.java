package dev.labeldrop.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class JsonFormTest {

  @Test
  void writesTheFieldsThatSubscribersRelyOnInTheirOrder() {
    assertThat(JsonForm.message(Reports.partial(1)))
        .isEqualTo(
            """
            {"version":1,"status":"UPDATE_FAILED","outcome":"PARTIAL","runId":"a-0123456789ab",\
            "datasetArn":"arn:aws:rekognition:us-east-1:123456789012:project/flowers/dataset/train/1700000000000",\
            "startedAt":"2026-11-22T12:00:00Z","finishedAt":"2026-11-22T12:01:05.250Z",\
            "source":{"bucket":"drops","key":"incoming/flowers/train/a.jsonl","versionId":"v1","etag":"abc","size":1234},\
            "lines":{"total":1200,"valid":1100,"rejected":100,"applied":600,"failed":0,"notSent":500,"unchanged":0,"superseded":0,"withErrors":null,"missing":null},\
            "images":null,\
            "changes":null,\
            "chunks":{"total":2,"applied":1},\
            "service":{"status":"UPDATE_FAILED","statusMessage":null,"statusMessageCode":"CLIENT_ERROR"},\
            "isolation":null,\
            "problems":[{"line":1,"column":7,"path":null,"code":"ERROR_INVALID_BOUNDING_BOX","severity":"ERROR",\
            "source":"SERVICE","message":"The bounding box has off frame values.","sourceRef":"s3://acme-photos/1.jpg"}],\
            "problemCount":{"ERROR":1,"WARNING":0},\
            "report":"s3://drops/runs/a-0123456789ab/report.json",\
            "page":"s3://drops/runs/a-0123456789ab/report.html",\
            "rejected":"s3://drops/runs/a-0123456789ab/rejected.jsonl",\
            "reasons":"s3://drops/runs/a-0123456789ab/rejected.reasons.jsonl",\
            "undo":null}\
            """);
  }

  @Test
  void hasNullWhereThereIsNoDatasetAndNoService() throws IOException {
    Map<String, Object> message =
        JSON.std.mapFrom(JsonForm.message(Reports.failedWithoutDataset()));
    assertThat(message).containsEntry("datasetArn", null).containsEntry("service", null);
  }

  @Test
  void putsTheFirstTwentyProblemsInTheMessageAndAllInTheDocument() throws IOException {
    Report report = Reports.partial(21);
    assertThat(lines(JsonForm.message(report))).hasSize(20).startsWith(1).endsWith(20);
    assertThat(lines(JsonForm.document(report))).hasSize(21).endsWith(21);
  }

  @Test
  void saysWhatWasUnchangedSupersededAddedAndReplacedAndHowToUndoIt() {
    assertThat(JsonForm.message(Reports.delta()))
        .contains(
            "\"applied\":43,\"failed\":0,\"notSent\":0,\"unchanged\":1937,\"superseded\":20,",
            "\"changes\":{\"added\":31,\"replaced\":12},",
            "\"undo\":\"s3://drops/runs/a-0123456789ab/undo.jsonl\"}");
  }

  @Test
  void countsImages() {
    assertThat(JsonForm.message(Reports.unusableImages(399, 12)))
        .contains(
            "},\"images\":{\"total\":400,\"lookedAt\":399,\"unusable\":12,\"boxesOutside\":0,\"rejected\":0},\"changes\"");
  }

  @Test
  void hasTheOneErrorFirstThatComesAfterManyWarnings() throws IOException {
    Report report = Reports.warningsBeforeTheError(200);
    assertThat(lines(JsonForm.message(report))).hasSize(20).startsWith(201, 1).endsWith(19);
    assertThat(lines(JsonForm.document(report))).hasSize(201).startsWith(201, 1).endsWith(200);
  }

  @Test
  void staysFarUnderTheLimitOfAnSnsMessage() {
    int bytes = JsonForm.message(Reports.partial(10_000)).getBytes(StandardCharsets.UTF_8).length;
    assertThat(bytes).isLessThan(64 * 1024);
  }

  @Test
  void hasTheGuiltyLinesInTheMessageHoweverManyProblemsComeFirst() {
    assertThat(JsonForm.message(Reports.isolated(30)))
        .contains(
            """
            "isolation":{"updates":12,"mostUpdates":40,"failing":[\
            {"chunk":1,"firstLine":17,"lastLine":17,"lines":1,"sourceRef":"s3://acme-photos/spring/0017.jpg"},\
            {"chunk":3,"firstLine":4012,"lastLine":4012,"lines":1,"sourceRef":"s3://acme-photos/spring/4012.jpg"},\
            {"chunk":3,"firstLine":4300,"lastLine":4420,"lines":121,"sourceRef":null}],"failingCount":3}\
            """);
  }

  @Test
  void putsTheFirstFiftyGuiltyPlacesInTheMessageAndAllInTheDocument() throws IOException {
    Report report = Reports.failing(60);
    assertThat(isolation(JsonForm.message(report))).satisfies(each -> hasFailing(each, 50));
    assertThat(isolation(JsonForm.document(report))).satisfies(each -> hasFailing(each, 60));
  }

  private static void hasFailing(Map<?, ?> isolation, int places) {
    assertThat((List<?>) isolation.get("failing")).hasSize(places);
    assertThat(isolation.get("failingCount")).isEqualTo(60);
  }

  private static Map<?, ?> isolation(String json) throws IOException {
    return (Map<?, ?>) Objects.requireNonNull(JSON.std.mapFrom(json).get("isolation"));
  }

  private static List<Object> lines(String json) throws IOException {
    List<?> problems = (List<?>) Objects.requireNonNull(JSON.std.mapFrom(json).get("problems"));
    return problems.stream()
        .<Object>map(each -> Objects.requireNonNull(((Map<?, ?>) each).get("line")))
        .toList();
  }
}
