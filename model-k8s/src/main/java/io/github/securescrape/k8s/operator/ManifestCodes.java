// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with manifests together. */
final class ManifestCodes {

  static final ProblemCode NO_RESOURCE =
      ProblemCode.error(
          "k8s.manifest.no-resource",
          "the document is no resource: it has no `apiVersion` and no `kind`",
          "Write a mapping with `apiVersion`, `kind` and `metadata`.");

  static final ProblemCode TWICE =
      ProblemCode.warning(
          "k8s.manifest.twice",
          "{0} is there twice: the one applied last counts",
          "Remove one of the two, or mend its name.");

  static final ProblemCode NOTHING_SELECTED =
      ProblemCode.warning(
          "k8s.selection.none",
          "{0} selects no ScrapeConfig at all: it has no `scrapeConfigSelector`",
          "Set `scrapeConfigSelector`; `{}` selects all.");

  static final ProblemCode NOT_SELECTED =
      ProblemCode.warning(
              "k8s.selection.labels",
              "{0} does not select this ScrapeConfig: {1}",
              "{2} the `scrapeConfigSelector` of the Prometheus.")
          .onKeys("labels");

  static final ProblemCode OTHER_NAMESPACE =
      ProblemCode.warning(
              "k8s.selection.namespace",
              "{0} does not look into namespace \"{1}\": {2}",
              "Move the ScrapeConfig, or change `scrapeConfigNamespaceSelector`.")
          .onKeys("namespace");

  static final ProblemCode DAEMON_SET =
      ProblemCode.warning(
          "k8s.selection.daemon-set",
          "{0} ignores ScrapeConfigs: it runs as a DaemonSet",
          "Run it as a StatefulSet.");

  static final ProblemCode NO_PROMETHEUS =
      ProblemCode.error(
          "k8s.preview.no-prometheus",
          "there is no Prometheus{0} among the manifests",
          "Add its manifest, or the one that the chart makes.");

  static final ProblemCode MANY =
      ProblemCode.error(
          "k8s.preview.many",
          "there is more than one Prometheus: {0}",
          "Name the one that is meant.");

  static final ProblemCode BAD_VERSION =
      ProblemCode.error(
          "k8s.preview.version",
          "version \"{0}\" is none that the operator takes",
          "Write such as \"v3.5.0\".");

  static final ProblemCode IMAGE =
      ProblemCode.warning(
          "k8s.preview.image",
          "the operator does not read the tag of the image: it writes the configuration for"
              + " Prometheus {0}",
          "Set `version` to \"{1}\".");

  static final ProblemCode REFUSED =
      ProblemCode.error(
          "k8s.preview.refused",
          "Prometheus {0} refuses what the operator generates, and keeps its old configuration for"
              + " all jobs: {1}",
          "{2}");

  static final ProblemCode LIKELY_WRONG =
      ProblemCode.warning(
          "k8s.preview.warning",
          "Prometheus {0} takes what the operator generates, but {1}",
          "{2}");

  static final ProblemCode NO_ADDITIONAL =
      ProblemCode.error(
          "k8s.preview.additional",
          "Secret \"{0}\" with key \"{1}\" is not there, so that the operator updates nothing: {3}",
          "Add it to namespace \"{2}\", that of the Prometheus, or set `optional`.");

  static final ProblemCode SAME_TARGET =
      ProblemCode.note(
          "k8s.manifest.same-target",
          "target \"{0}\" is scraped by {1} too, under the same job",
          "Remove one of the two, or choose another `jobName`.");

  static final ProblemCode TEMPLATE =
      ProblemCode.error(
          "k8s.manifest.template",
          "this is a template of Helm, and no YAML before it is rendered",
          "Check what `helm template` prints.");

  static final ProblemCode UNMANAGED =
      ProblemCode.warning(
          "k8s.selection.unmanaged",
          "the operator writes no configuration at all, and so no additionalScrapeConfigs: no"
              + " selector is there",
          "Set `scrapeConfigSelector: {}`, or another selector.");

  private ManifestCodes() {}
}
