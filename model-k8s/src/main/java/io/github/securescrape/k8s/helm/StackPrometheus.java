// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.Prometheus;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusBuilder;
import java.util.Map;

/** The Prometheus that kube-prometheus-stack makes if its values say nothing else. */
final class StackPrometheus {

  private static final String CHART = "kube-prometheus-stack";
  private static final String VERSION = "v3.14.0-distroless";
  private static final int MAX_NAME = 26;

  private StackPrometheus() {}

  static Prometheus of(String release, String namespace) {
    Map<String, String> labels = Map.of("release", release);
    LabelSelector ofRelease = new LabelSelectorBuilder().withMatchLabels(labels).build();
    LabelSelector all = new LabelSelector();
    return new PrometheusBuilder()
        .withNewMetadata()
        .withName(fullName(release) + "-prometheus")
        .withNamespace(namespace)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withVersion(VERSION)
        .withShards(1)
        .withScrapeConfigSelector(ofRelease)
        .withScrapeConfigNamespaceSelector(all)
        .withScrapeInterval("30s")
        .withEvaluationInterval("30s")
        .endSpec()
        .build();
  }

  /** The names of the chart's objects begin with this, which is never longer. */
  private static String fullName(String release) {
    String name = release.contains(CHART) ? release : release + "-" + CHART;
    String cut = name.substring(0, Math.min(name.length(), MAX_NAME));
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }
}
