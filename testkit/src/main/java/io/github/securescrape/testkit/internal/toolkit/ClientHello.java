// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.toolkit;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a client says first, as far as it is whole.
 *
 * @param chaChaFirst whether ChaCha20 stands before AES-GCM in its list, as it does where AES is
 *     slow
 * @param tls13 whether it speaks TLS 1.3
 * @param protocols names of the protocols that it wants to speak over TLS
 */
record ClientHello(boolean chaChaFirst, boolean tls13, List<String> protocols) {

  private static final int CLIENT_HELLO = 1;
  private static final int HEADER = 1 + 3;
  private static final int VERSION_AND_RANDOM = 2 + 32;
  private static final int ALPN = 16;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int TLS13 = 0x0304;
  private static final Set<Integer> AES_GCM =
      Set.of(0x1301, 0x1302, 0xc02b, 0xc02c, 0xc02f, 0xc030, 0x009c, 0x009d);
  private static final Set<Integer> CHACHA20 = Set.of(0x1303, 0xcca8, 0xcca9);

  /**
   * Reads the message.
   *
   * @param handshake the first record, without its header
   */
  static ClientHello parse(ByteBuf handshake) {
    ByteBuf in = handshake.duplicate();
    boolean chaChaFirst = false;
    boolean tls13 = false;
    List<String> protocols = new ArrayList<>();
    try {
      if (in.readByte() == CLIENT_HELLO) {
        in.skipBytes(HEADER - 1 + VERSION_AND_RANDOM);
        in.skipBytes(in.readUnsignedByte());
        chaChaFirst = prefersChaCha20(in.readSlice(in.readUnsignedShort()));
        in.skipBytes(in.readUnsignedByte());
        ByteBuf extensions = in.readSlice(in.readUnsignedShort());
        while (extensions.isReadable()) {
          int type = extensions.readUnsignedShort();
          ByteBuf extension = extensions.readSlice(extensions.readUnsignedShort());
          if (type == ALPN) {
            readProtocols(extension, protocols);
          } else if (type == SUPPORTED_VERSIONS) {
            tls13 = offersTls13(extension);
          }
        }
      }
    } catch (IndexOutOfBoundsException e) {
      // It goes on in another record, or is none at all.
    }
    return new ClientHello(chaChaFirst, tls13, protocols);
  }

  private static boolean prefersChaCha20(ByteBuf suites) {
    while (suites.isReadable()) {
      int suite = suites.readUnsignedShort();
      if (AES_GCM.contains(suite) || CHACHA20.contains(suite)) {
        return CHACHA20.contains(suite);
      }
    }
    return false;
  }

  private static boolean offersTls13(ByteBuf versions) {
    versions.skipBytes(1);
    while (versions.isReadable()) {
      if (versions.readUnsignedShort() == TLS13) {
        return true;
      }
    }
    return false;
  }

  private static void readProtocols(ByteBuf list, List<String> protocols) {
    list.skipBytes(2);
    while (list.isReadable()) {
      int length = list.readUnsignedByte();
      protocols.add(list.readSlice(length).toString(StandardCharsets.US_ASCII));
    }
  }

  /** Returns whether it wants protocols, and none of those given. */
  boolean wantsOthersThan(List<String> known) {
    return !protocols.isEmpty() && protocols.stream().noneMatch(known::contains);
  }
}
