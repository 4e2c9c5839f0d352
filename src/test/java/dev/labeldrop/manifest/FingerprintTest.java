package dev.labeldrop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FingerprintTest {

  /** FIPS 180-4, example of one block: "abc". */
  @Test
  void isTheFirstHalfOfTheSha256() {
    assertThat(Fingerprint.ofSourceRef("abc"))
        .isEqualTo(new Fingerprint(0xBA78_16BF_8F01_CFEAL, 0x4141_40DE_5DAE_2223L));
  }

  @Test
  void isOfTheTextInUtf8() {
    assertThat(Fingerprint.ofSourceRef("é"))
        .isEqualTo(new Fingerprint(0x4A99_557E_4033_C353L, 0x9DE2_EB65_4720_17CAL));
  }
}
