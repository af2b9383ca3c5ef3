// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with ScrapeConfigs. */
final class ScrapeConfigCodes {

  static final ProblemCode ASSET_NAME =
      ProblemCode.error(
          "k8s.scrapeconfig.asset-name",
          "namespace, Secret \"{0}\" and key \"{1}\" are too long together: the operator names a"
              + " file by them, of at most 253 characters",
          "Choose a shorter key or name of the Secret.");

  static final ProblemCode NO_RELEASE =
      ProblemCode.warning(
          "k8s.scrapeconfig.no-release",
          "ScrapeConfigs bear no label `release`, without which kube-prometheus-stack takes no"
              + " notice of them",
          "Name the release, or change the chart's `scrapeConfigSelector`.");

  private ScrapeConfigCodes() {}
}
