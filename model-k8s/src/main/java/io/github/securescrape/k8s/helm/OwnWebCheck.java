// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.YamlPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns where values give a program of the chart TLS or a login, and who asks it is left as it was:
 * the probes of its pod, and the job that the chart makes for it.
 */
final class OwnWebCheck {

  static final ProblemCode PROBES =
      ProblemCode.warning(
          "k8s.helm.probes",
          "a web config is set, but the probes still ask over plain HTTP and without a login",
          "Set {0}.");

  static final ProblemCode OWN_JOB =
      ProblemCode.warning(
          "k8s.helm.own-job",
          "the chart's own scrape job for {0} still asks over plain HTTP",
          "Set `{1}: https`, and `tlsConfig` beside it.");

  private static final String FLAG = "web.config.file";
  private static final String SCHEME = "scheme";

  private final Findings findings;
  private final YamlPath base;
  private final Object tree;

  OwnWebCheck(Findings findings, YamlPath base, Object tree) {
    this.findings = findings;
    this.base = base;
    this.tree = tree;
  }

  /** Checks values of kube-prometheus-stack. */
  void stack() {
    YamlPath prometheus = base.key("prometheus");
    YamlPath web = prometheus.key("prometheusSpec").key("web").key("tlsConfig");
    YamlPath monitor = prometheus.key("serviceMonitor");
    if (!Trees.isEmpty(Trees.at(tree, web)) && !isOff(monitor.key("selfMonitor"))) {
      ownJob(web, "Prometheus", monitor);
    }
    YamlPath exporter = base.key("prometheus-node-exporter");
    YamlPath exporterMonitor = exporter.key("prometheus").key("monitor");
    boolean login = !Trees.isEmpty(Trees.at(tree, exporterMonitor.key("basicAuth")));
    if (!login && !isOff(exporterMonitor.key("enabled"))) {
      flag(exporter.key("extraArgs"), "--" + FLAG)
          .ifPresent(place -> ownJob(place, "node_exporter", exporterMonitor));
    }
    nodeExporter();
  }

  /** Checks values of the chart prometheus. */
  void chart() {
    YamlPath server = base.key("server");
    Object values = Trees.at(tree, server);
    YamlPath argument = server.key("extraArgs").key(FLAG);
    Optional<YamlPath> place =
        Trees.at(tree, argument) == null
            ? flag(server.key("extraFlags"), FLAG)
            : Optional.of(argument);
    if (Trees.isEmpty(Trees.get(values, "tcpSocketProbeEnabled"))
        && isPlain(Trees.get(values, "probeScheme"), Trees.get(values, "probeHeaders"))) {
      place.ifPresent(
          each -> findings.at(each).add(PROBES, "`server.tcpSocketProbeEnabled: true`"));
    }
    nodeExporter();
  }

  private void nodeExporter() {
    YamlPath exporter = base.key("prometheus-node-exporter");
    boolean plain =
        Stream.of("livenessProbe", "readinessProbe")
            .map(probe -> Trees.at(tree, exporter.key(probe).key("httpGet")))
            .anyMatch(get -> isPlain(Trees.get(get, SCHEME), Trees.get(get, "httpHeaders")));
    if (plain) {
      flag(exporter.key("extraArgs"), "--" + FLAG)
          .ifPresent(
              place ->
                  findings
                      .at(place)
                      .add(PROBES, "`scheme` and `httpHeaders` in `httpGet` of both probes"));
    }
  }

  private void ownJob(YamlPath place, String program, YamlPath monitor) {
    if (isPlain(Trees.at(tree, monitor.key(SCHEME)), null)) {
      findings.at(place).add(OWN_JOB, program, monitor.key(SCHEME));
    }
  }

  private static boolean isPlain(@Nullable Object scheme, @Nullable Object headers) {
    return !Trees.anyText(scheme).equalsIgnoreCase("https") && Trees.isEmpty(headers);
  }

  private boolean isOff(YamlPath path) {
    Object value = Trees.at(tree, path);
    return value != null && Trees.isEmpty(value);
  }

  /** Returns where a list of arguments has one of a name. */
  private Optional<YamlPath> flag(YamlPath list, String name) {
    List<Object> arguments = Trees.list(Trees.at(tree, list));
    for (int i = 0; i < arguments.size(); i++) {
      if (Trees.anyText(arguments.get(i)).startsWith(name + "=")) {
        return Optional.of(list.index(i));
      }
    }
    return Optional.empty();
  }
}
