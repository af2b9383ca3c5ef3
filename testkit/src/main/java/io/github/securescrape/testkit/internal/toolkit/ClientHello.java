// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.buffer.ByteBuf;
import java.util.Set;

/** What a client says first. */
final class ClientHello {

  private static final int CLIENT_HELLO = 1;
  private static final int VERSION_AND_RANDOM = 2 + 32;
  private static final Set<Integer> AES_GCM =
      Set.of(0x1301, 0x1302, 0xc02b, 0xc02c, 0xc02f, 0xc030, 0x009c, 0x009d);
  private static final Set<Integer> CHACHA20 = Set.of(0x1303, 0xcca8, 0xcca9);

  private ClientHello() {}

  /**
   * Returns whether ChaCha20 stands before AES-GCM in the client's list, as it does where AES is
   * slow.
   *
   * @param handshake the first message; if it is not whole, the answer is no
   */
  static boolean prefersChaCha20(ByteBuf handshake) {
    ByteBuf in = handshake.duplicate();
    if (in.readableBytes() < 4 + VERSION_AND_RANDOM + 1 || in.readByte() != CLIENT_HELLO) {
      return false;
    }
    in.skipBytes(3 + VERSION_AND_RANDOM);
    int session = in.readUnsignedByte();
    if (in.readableBytes() < session + 2) {
      return false;
    }
    in.skipBytes(session);
    int length = in.readUnsignedShort();
    for (int i = 0; i < length / 2 && in.readableBytes() >= 2; i++) {
      int suite = in.readUnsignedShort();
      if (AES_GCM.contains(suite) || CHACHA20.contains(suite)) {
        return CHACHA20.contains(suite);
      }
    }
    return false;
  }
}
