package dev.labeldrop.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.labeldrop.manifest.json.LineTape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SipHashTest {

  /**
   * What OpenSSL gives: {@code openssl mac -macopt hexkey:000102030405060708090a0b0c0d0e0f -macopt
   * size:16 -macopt c-rounds:1 -macopt d-rounds:3 SIPHASH}, of the bytes 0, 1, 2 and so on.
   */
  @ParameterizedTest
  @CsvSource({
    "0, E77EBCB22788A5BEFD62DB6ADD303001",
    "1, FC6F370460D3EDA85E0573CC2B2FF063",
    "7, 1084B923F2AAE0C3A62F2EC80848AB77",
    "8, AA12FEE1D5E3DAB4724F16AB35F9C799",
    "15, C17E5505B2BD526C2921CDEC1E7E0109",
    "16, D0A8D95715518EEBB513B0F83D9E1793",
    "47, 6F1490F540699A3CD4974420ECC92737"
  })
  void givesWhatAnotherProgramGives(int length, String hash) {
    byte[] bytes = new byte[length];
    for (int index = 0; index < length; index++) {
      bytes[index] = (byte) index;
    }
    var sip = new SipHash(0x0706_0504_0302_0100L, 0x0F0E_0D0C_0B0A_0908L);
    sip.hash(LineTape.padded(bytes), 0, length);
    ByteBuffer found = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    found.putLong(sip.first()).putLong(sip.second());
    assertThat(HexFormat.of().withUpperCase().formatHex(found.array())).isEqualTo(hash);
  }
}
