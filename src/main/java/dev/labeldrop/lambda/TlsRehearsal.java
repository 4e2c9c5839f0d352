package dev.labeldrop.lambda;

import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** Loads what TLS needs, the trusted certificates above all, without a connection. */
final class TlsRehearsal {

  private TlsRehearsal() {}

  /** Makes the first message of a handshake, and sends it nowhere. */
  static void greet() {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine("rehearsal.invalid", 443);
      engine.setUseClientMode(true);
      ByteBuffer greeting = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), greeting);
    } catch (NoSuchAlgorithmException | SSLException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }
}
