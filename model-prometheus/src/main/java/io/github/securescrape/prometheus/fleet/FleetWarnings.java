// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.tls.KeyType;
import org.jspecify.annotations.Nullable;

/** Tells what a fleet asks for on purpose, though it is unsafe. */
final class FleetWarnings {

  private FleetWarnings() {}

  static void add(FleetConfig config, Problems problems) {
    if (config.skipsVerification()) {
      problems.add(FleetCodes.SKIP_VERIFY);
    }
    if (config.hasInlinePassword()) {
      problems.add(FleetCodes.INLINE_PASSWORD);
    }
    if (config.isSelfSigned()) {
      problems.add(FleetCodes.SELF_SIGNED);
    }
    addKeyType(config.authority(), problems.at("authority"));
    addKeyType(config.certificate(), problems.at("certificate"));
  }

  private static void addKeyType(@Nullable CertificateConfig config, Problems problems) {
    if (config != null && config.keyType() == KeyType.RSA_2048) {
      problems.add(FleetCodes.RSA_2048);
    }
  }
}
