package dev.labeldrop.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourceRefTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://b/k",
        "s3://acme-photos/dock/night shift/0003.png",
        "s3://acme-photos/a+b (1)#2.JPG",
        "s3://acme-photos//key",
        "s3://acme-photos/s3://again",
        "s3://acme-photos/창고/\u200b1.jpg",
        "s3://s3/k",
        "s3://s3:x/k"
      })
  void takesAnS3Uri(String text) {
    assertThat(fault(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``, is empty",
        "s3://, has no bucket after s3://",
        "s3:///key, has no bucket after s3://",
        "s3://bucket, has no key after its bucket",
        "s3://bucket/, has no key after its bucket",
        "`s3://s3://bucket//key`, `has s3:// twice, so that its bucket would be 's3:'`",
        "S3://bucket/key, does not have s3:// in lower case",
        "`s3: //bucket/key`, has white space in or before s3://",
        "` s3://bucket/key`, has white space or what cannot be seen before s3://",
        "https://bucket.s3.amazonaws.com/key, `is a web address, not an S3 URI`",
        "http://bucket/key, `is a web address, not an S3 URI`",
        "HTTPS://bucket/key, `is a web address, not an S3 URI`",
        "s3:/bucket/key, does not start with s3://",
        "s3a://bucket/key, does not start with s3://",
        "training-images/1.jpg, does not start with s3://",
        "s, does not start with s3://",
        "S3 bucket location, does not start with s3://"
      })
  void saysWhatIsWrong(String text, String fault) {
    assertThat(fault(text)).isEqualTo(fault);
  }

  @Test
  void takesAKeyOf1024BytesAndNoLongerOne() {
    assertThat(fault("s3://acme-photos/" + "k".repeat(1024))).isNull();
    assertThat(fault("s3://acme-photos/" + "é".repeat(512))).isNull();
    assertThat(fault("s3://acme-photos/" + "k".repeat(1025)))
        .isEqualTo("has a key of 1025 bytes, an S3 key has at most 1024");
    assertThat(fault("s3://acme-photos/é" + "k".repeat(1023)))
        .isEqualTo("has a key of 1025 bytes, an S3 key has at most 1024");
  }

  private static @Nullable String fault(String text) {
    byte[] bytes = ("<<" + text + "s3://b/k").getBytes(UTF_8);
    KeyRules.Suspicion fault = SourceRef.fault(bytes, 2, 2 + text.getBytes(UTF_8).length);
    return fault == null ? null : fault.text();
  }
}
