// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.prometheus.web.WebConfig;
import java.time.Clock;

/**
 * Adds warnings about what is unsafe, or does not do what it seems to, in files that load.
 *
 * <p>The files that a configuration names are read where they are found. One that is missing is the
 * matter of others; one that is provided at run time is not judged.
 *
 * @since 0.1
 */
public final class Hardening {

  private Hardening() {}

  /**
   * Looks at the web config of an exporter.
   *
   * @param files where the files that it names are looked up
   * @param clock the time for which certificates are judged
   */
  public static void check(WebConfig config, FileSource files, Clock clock, Problems problems) {
    UserRules.check(config, problems);
  }
}
