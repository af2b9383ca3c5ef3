// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** Some of the metrics of a node_exporter, for a node on which nothing ever happens. */
final class NodeMetrics {

  private static final MetricSnapshots ALL = create().scrape();

  private NodeMetrics() {}

  static MetricSnapshots all() {
    return ALL;
  }

  private static PrometheusRegistry create() {
    PrometheusRegistry registry = new PrometheusRegistry();
    gauge(registry, "node_load1", "1m load average.", 0.21);
    gauge(registry, "node_load5", "5m load average.", 0.35);
    gauge(registry, "node_load15", "15m load average.", 0.3);
    gauge(registry, "node_boot_time_seconds", "Node boot time, in unixtime.", 1.7e9);
    gauge(registry, "node_memory_MemTotal_bytes", "Memory in all.", 8.0 * (1L << 30));
    gauge(registry, "node_memory_MemAvailable_bytes", "Memory to be had.", 6.0 * (1L << 30));
    gauge(registry, "process_start_time_seconds", "Start time of the process.", 1.7e9 + 60);
    Counter cpu =
        Counter.builder()
            .name("node_cpu_seconds_total")
            .help("Seconds the CPUs spent in each mode.")
            .labelNames("cpu", "mode")
            .register(registry);
    for (String each : new String[] {"0", "1"}) {
      cpu.labelValues(each, "idle").inc(86_000.5);
      cpu.labelValues(each, "system").inc(150.25);
      cpu.labelValues(each, "user").inc(249.25);
    }
    Gauge.builder()
        .name("node_filesystem_avail_bytes")
        .help("Filesystem space available to non-root users in bytes.")
        .labelNames("device", "fstype", "mountpoint")
        .register(registry)
        .labelValues("/dev/sda1", "ext4", "/")
        .set(30.0 * (1L << 30));
    Info.builder()
        .name("node_uname_info")
        .help("Labeled system information as provided by the uname system call.")
        .labelNames("machine", "nodename", "sysname")
        .register(registry)
        .setLabelValues("x86_64", "node", "Linux");
    return registry;
  }

  private static void gauge(PrometheusRegistry registry, String name, String help, double value) {
    Gauge.builder().name(name).help(help).register(registry).set(value);
  }
}
