// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.operator.ReferenceMaker;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.List;

/** What ScrapeConfigs are made of. */
interface Source {

  /**
   * One ScrapeConfig to be.
   *
   * @param name of the resource
   * @param job what it says
   * @param references makes references of the job's secrets
   */
  record Part(String name, ScrapeJob job, ReferenceMaker references) {}

  /** Returns the name of the first resource if nobody chooses another. */
  String defaultName();

  /** Returns the name of the Secret if nobody chooses another. */
  String defaultSecretName();

  /** Returns the ScrapeConfigs to be. */
  List<Part> parts(ScrapeConfigs wanted);

  /** Fills the Secret with what the parts refer to, once all are converted. */
  void fill(FleetSecret.Builder secret, ScrapeConfigs wanted);

  /** Adds what is unsafe or lost by the values of the Secret. */
  void warn(ScrapeConfigs wanted, Problems problems);
}
