package dev.labeldrop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Murmur3Test {

  /** The expected values are those of another implementation, Guava's {@code murmur3_128()}. */
  @ParameterizedTest
  @CsvSource({
    "0, 0000000000000000, 0000000000000000",
    "1, a46bd16248e551c3, 0576fa7f1e47c1f6",
    "7, cf7b85bf8584968d, 8620290c2702e00b",
    "8, 8c77ad3171d401d8, 08fba2669a9bf14b",
    "9, efc048af822f9d54, 7000ebb5eeced296",
    "15, 1237ca845d4c1800, a173c723df24bf12",
    "16, 015deb6369b72afb, 380ec9c7fc76a585",
    "17, 067f69ffe052646e, 77c57f2161e28472",
    "31, b01845ebc1e4df7c, 55a9a2cbf08f22c7",
    "32, 5fcf6f12a39e0ca6, a549c05a65d5d43b",
    "47, 766f7fa800b97aab, 351d8215eef898d6"
  })
  void hashesAsAnotherImplementationDoes(int length, String first, String second) {
    byte[] bytes = new byte[length + 5];
    for (int index = 0; index < length; index++) {
      bytes[index + 3] = (byte) (index * 37 + 200);
    }
    var hash = new Murmur3();
    hash.hash(bytes, 3, length + 3);
    assertThat(hash.first()).isEqualTo(Long.parseUnsignedLong(first, 16));
    assertThat(hash.second()).isEqualTo(Long.parseUnsignedLong(second, 16));
  }
}
