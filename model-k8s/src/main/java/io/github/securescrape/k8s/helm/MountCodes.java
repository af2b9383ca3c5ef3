// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with mounted Secrets and ConfigMaps, and with selected resources. */
final class MountCodes {

  static final ProblemCode NOT_MOUNTED =
      ProblemCode.warning(
          "k8s.helm.not-mounted",
          "nothing mounts \"{0}\"",
          "Add {1} to `{2}`, or read the values file that does so together with this one.");

  static final ProblemCode VOLUME_TWICE =
      ProblemCode.error(
          "k8s.helm.volume-twice",
          "\"{0}\" and \"{1}\" get a volume of one name, \"{2}\"",
          "Choose names that differ, even with `.` made `-` and cut to 50 characters.");

  static final ProblemCode SUB_PATH =
      ProblemCode.warning(
          "k8s.helm.sub-path",
          "a file mounted by `subPath` stays as it was when its Secret or ConfigMap changes",
          "Remove `subPath`, and mount the folder.");

  static final ProblemCode NOT_SELECTED =
      ProblemCode.warning(
          "k8s.helm.not-selected",
          "the chart's Prometheus does not select this ScrapeConfig: {0}",
          "Add the label, or change `scrapeConfigSelector`.");

  private MountCodes() {}
}
