// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.relabel.RelabelConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scrape jobs of a fleet: exporters that let in the same login stand in one. */
final class ScrapeJobs {

  private final Fleet fleet;
  private final String folder;

  private ScrapeJobs(Fleet fleet, String folder) {
    this.fleet = fleet;
    this.folder = folder;
  }

  static List<ScrapeJob> of(Fleet fleet, String folder) {
    ScrapeJobs jobs = new ScrapeJobs(fleet, folder);
    Map<String, List<Exporter>> byPassword = new LinkedHashMap<>();
    for (Exporter each : fleet.exporters()) {
      String file = each.hasOwnLogin() ? Layout.passwordOf(each.name()) : Layout.PASSWORD;
      byPassword.computeIfAbsent(file, name -> new ArrayList<>()).add(each);
    }
    return byPassword.entrySet().stream()
        .map(entry -> jobs.job(entry.getKey(), entry.getValue()))
        .toList();
  }

  private ScrapeJob job(String passwordFile, List<Exporter> exporters) {
    FleetConfig config = fleet.config();
    String name = config.effectiveJob();
    boolean shared = passwordFile.equals(Layout.PASSWORD);
    ScrapeJob.Builder job =
        ScrapeJob.builder(shared ? name : name + "-" + exporters.get(0).name())
            .scrapeInterval(config.scrapeInterval())
            .scheme("https")
            .http(http(passwordFile, exporters));
    for (Exporter each : exporters) {
      Map<String, String> labels = new LinkedHashMap<>();
      labels.put("instance", each.name());
      labels.putAll(each.config().labels());
      job.addStaticConfigs(
          StaticConfig.builder().addTargets(each.address()).labels(labels).build());
    }
    if (!shared) {
      // The name must differ, the label need not: dashboards find all exporters under one job.
      job.addRelabelConfigs(
          RelabelConfig.builder().targetLabel("job").replacement(name.replace("$", "$$")).build());
    }
    return job.build();
  }

  private HttpClientConfig http(String passwordFile, List<Exporter> exporters) {
    FleetConfig config = fleet.config();
    BasicAuth.Builder auth = BasicAuth.builder().username(exporters.get(0).login().username());
    if (config.hasInlinePassword()) {
      auth.password(exporters.get(0).login().password());
    } else {
      auth.passwordFile(folder + passwordFile);
    }
    boolean mutual = exporters.stream().anyMatch(Exporter::isMutualTls);
    return HttpClientConfig.builder()
        .basicAuth(auth.build())
        .tls(
            tls -> {
              tls.caFile(folder + Layout.CA);
              if (config.skipsVerification()) {
                tls.insecureSkipVerify(true);
              }
              if (mutual) {
                tls.certFile(folder + Layout.CLIENT_CERT).keyFile(folder + Layout.CLIENT_KEY);
              }
            })
        .build();
  }
}
