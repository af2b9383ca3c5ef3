// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with ScrapeConfigs. */
final class ScrapeConfigCodes {

  static final ProblemCode NO_RELEASE =
      ProblemCode.warning(
          "k8s.scrapeconfig.no-release",
          "ScrapeConfigs bear no label `release`, without which kube-prometheus-stack takes no"
              + " notice of them",
          "Name the release, or change the chart's `scrapeConfigSelector`.");

  static final ProblemCode NO_FILE =
      ProblemCode.warning(
          "k8s.conversion.file",
          "file \"{0}\" is not at hand: its content is to be put into Secret \"{1}\" under key"
              + " \"{2}\"",
          "Say where the file is, or fill the Secret by other means.");

  private ScrapeConfigCodes() {}
}
