// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.k8s.helm.KubePrometheusStack;
import io.github.securescrape.k8s.scrapeconfig.ScrapeConfigs;
import io.github.securescrape.prometheus.fleet.Fleet;
import java.nio.file.Path;

/**
 * Two exporters, described once; the files of both ends, for Prometheus inside or outside
 * Kubernetes.
 */
public final class SecureAFleet {

  private SecureAFleet() {}

  /** Writes the files below the folder {@code out}, or the one that is named. */
  public static void main(String[] arguments) {
    Path out = Path.of(arguments.length == 0 ? "out" : arguments[0]);
    // snippet:start
    Fleet fleet =
        Fleet.builder("external-nodes")
            .keep(out)
            .exporter("node01", "203.0.113.10:9100")
            .exporter("node02", "node02.example.org:9100", node -> node.mutualTls(true))
            .build();

    FileSet helm =
        KubePrometheusStack.release("prometheus-stack")
            .namespace("prometheus")
            .overlay(fleet)
            .files();
    FileSet operator =
        ScrapeConfigs.of(fleet).namespace("prometheus").release("prometheus-stack").files();

    fleet
        .files()
        .plus(helm.under("helm"))
        .plus(operator.under("operator"))
        .writeTo(out)
        .forEach(System.out::println);
    // snippet:end
  }
}
