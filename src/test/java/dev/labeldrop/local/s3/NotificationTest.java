package dev.labeldrop.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotificationTest {

  private static final ObjectEvent EVENT =
      new ObjectEvent(
          "ObjectCreated:Put",
          Instant.parse("2026-01-02T03:04:05Z"),
          "acme-drops",
          "incoming/a b.jsonl",
          12,
          "d41d8cd98f00b204e9800998ecf8427e",
          "v0000000000000001",
          "0000000000000001");

  private final Notification notification =
      new Notification("incoming/", List.of(".jsonl", ".manifest"));

  @ParameterizedTest
  @CsvSource({
    "incoming/a.jsonl, true",
    "incoming/a/b.manifest, true",
    "incoming/.jsonl, true",
    "incoming/a.JSONL, false",
    "incoming/a.json, false",
    "Incoming/a.jsonl, false",
    "runs/incoming/a.jsonl, false",
  })
  void admitsKeysByPrefixAndSuffix(String key, boolean admitted) {
    assertThat(notification.admits(key)).isEqualTo(admitted);
  }

  @Test
  void admitsEveryKeyWithoutPrefixAndSuffixes() {
    assertThat(new Notification("", List.of()).admits("anything")).isTrue();
  }

  @Test
  void rendersTheEventOfAKeyThatItAdmits() {
    assertThat(notification.render(EVENT)).contains(Notification.json(List.of(EVENT)));
    assertThat(new Notification("runs/", List.of()).render(EVENT)).isEmpty();
  }

  @Test
  void rendersWhatS3Sends() {
    assertThat(Notification.json(List.of(EVENT)))
        .isEqualTo(
            "{\"Records\":[{\"eventVersion\":\"2.1\",\"eventSource\":\"aws:s3\","
                + "\"awsRegion\":\"us-east-1\",\"eventTime\":\"2026-01-02T03:04:05.000Z\","
                + "\"eventName\":\"ObjectCreated:Put\",\"userIdentity\":{\"principalId\":\"LOCAL\"},"
                + "\"requestParameters\":{\"sourceIPAddress\":\"127.0.0.1\"},"
                + "\"responseElements\":{\"x-amz-request-id\":\"0000000000000001\","
                + "\"x-amz-id-2\":\"0000000000000001\"},\"s3\":{\"s3SchemaVersion\":\"1.0\","
                + "\"configurationId\":\"local\",\"bucket\":{\"name\":\"acme-drops\","
                + "\"ownerIdentity\":{\"principalId\":\"LOCAL\"},\"arn\":\"arn:aws:s3:::acme-drops\"},"
                + "\"object\":{\"key\":\"incoming/a+b.jsonl\",\"size\":12,"
                + "\"eTag\":\"d41d8cd98f00b204e9800998ecf8427e\","
                + "\"versionId\":\"v0000000000000001\",\"sequencer\":\"0000000000000001\"}}}]}");
  }

  @Test
  void leavesOutAVersionThatIsNotThere() {
    ObjectEvent unversioned =
        new ObjectEvent(EVENT.name(), EVENT.time(), EVENT.bucket(), EVENT.key(), 0, "", null, "01");

    assertThat(Notification.json(List.of(unversioned, EVENT)))
        .containsOnlyOnce("versionId")
        .contains("\"sequencer\":\"01\"");
  }

  @ParameterizedTest
  @CsvSource({
    "a b, a+b",
    "a+b, a%2Bb",
    "100%, 100%25",
    "ä/日, %C3%A4/%E6%97%A5",
    "a%2Fb, a%252Fb",
    "a-b_c.d*e, a-b_c.d*e",
    "(a)&=?#, %28a%29%26%3D%3F%23",
  })
  void encodesKeysAsS3Does(String key, String encoded) {
    ObjectEvent event =
        new ObjectEvent(EVENT.name(), EVENT.time(), EVENT.bucket(), key, 0, "", null, "01");

    assertThat(Notification.json(List.of(event))).contains("\"key\":\"" + encoded + "\"");
  }
}
