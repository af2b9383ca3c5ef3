// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.ExporterConfig;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * All exporters of a fleet in one Java program, each on a port of its own: what a Prometheus that
 * scrapes hundreds of them would see.
 *
 * <pre>{@code
 * try (VirtualFleet nodes = VirtualFleet.start(fleet)) {
 *   nodes.exporter("node01").inject(Fault.EXPIRED_CERTIFICATE);
 *   PrometheusYaml.write(nodes.prometheusConfig(), file);
 * }
 * }</pre>
 */
public final class VirtualFleet implements AutoCloseable {

  private final Map<String, SecuredExporter> exporters = new LinkedHashMap<>();

  private VirtualFleet() {}

  /**
   * Starts the exporters: those with a loopback address in the fleet listen there, the others on a
   * free port of 127.0.0.1.
   *
   * @throws java.io.UncheckedIOException if a port is taken
   */
  public static VirtualFleet start(Fleet fleet) {
    VirtualFleet all = new VirtualFleet();
    try {
      for (Exporter each : fleet.exporters()) {
        ExporterConfig config = each.config();
        SecuredExporter.Builder builder = SecuredExporter.of(fleet, each.name());
        if (isLoopback(config.host())) {
          builder.address(config.host(), config.port());
        }
        all.exporters.put(each.name(), builder.start());
      }
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private static boolean isLoopback(String host) {
    return host.matches("127(\\.\\d{1,3}){3}|::1|localhost");
  }

  /** Returns the exporters in the fleet's order. */
  public Collection<SecuredExporter> exporters() {
    return List.copyOf(exporters.values());
  }

  /**
   * Returns the exporter with that name.
   *
   * @throws NoSuchElementException if the fleet has none
   */
  public SecuredExporter exporter(String name) {
    SecuredExporter exporter = exporters.get(name);
    if (exporter == null) {
      throw new NoSuchElementException("no exporter \"" + name + "\" among " + exporters.keySet());
    }
    return exporter;
  }

  /**
   * Returns a scrape job for each exporter, where it listens now, called as the fleet's own with
   * the exporter's name behind.
   */
  public List<ScrapeJob> scrapeJobs() {
    return exporters.entrySet().stream().map(each -> job(each.getKey(), each.getValue())).toList();
  }

  private static ScrapeJob job(String name, SecuredExporter exporter) {
    ScrapeJob job = exporter.scrapeJob();
    String jobName = job.jobName();
    return jobName.endsWith("-" + name)
        ? job
        : job.toBuilder().jobName(jobName + "-" + name).build();
  }

  /** Returns a configuration for a Prometheus that scrapes these exporters. */
  public PrometheusConfig prometheusConfig() {
    return PrometheusConfig.builder().scrapeConfigs(scrapeJobs()).build();
  }

  /** Closes all exporters. */
  @Override
  public void close() {
    exporters.values().forEach(SecuredExporter::close);
  }

  /** Returns how many exporters there are. */
  @Override
  public String toString() {
    return "VirtualFleet[" + exporters.size() + " exporters]";
  }
}
