// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.ReloaderVariables;
import io.github.securescrape.k8s.internal.operator.ReferenceMaker;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.k8s.secret.LoginKeys;
import io.github.securescrape.k8s.secret.SecretKeys;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scrape jobs of a fleet, whose secrets stand under known keys. */
record FleetSource(Fleet fleet) implements Source {

  @Override
  public String defaultName() {
    return fleet.config().name();
  }

  @Override
  public String defaultSecretName() {
    return FleetSecret.defaultName(fleet);
  }

  @Override
  public List<Part> parts(ScrapeConfigs wanted) {
    List<Part> parts = new ArrayList<>();
    for (ScrapeJob job : fleet.scrapeJobs("")) {
      Exporter exporter = firstOf(job);
      String name = exporter.hasOwnLogin() ? wanted.name() + "-" + exporter.name() : wanted.name();
      // All bear the label job of the fleet, though the names of the jobs differ.
      ScrapeJob labelled = job.toBuilder().jobName(fleet.config().effectiveJob()).build();
      parts.add(new Part(name, labelled, references(job, exporter, wanted)));
    }
    return parts;
  }

  /** Returns one of the exporters of a job; they all let in the same login. */
  private Exporter firstOf(ScrapeJob job) {
    String address = job.staticConfigs().get(0).targets().get(0);
    return fleet.exporters().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private static ReferenceMaker references(ScrapeJob job, Exporter exporter, ScrapeConfigs wanted) {
    SecretKeys keys = wanted.keys();
    LoginKeys login = keys.loginOf(exporter);
    Map<String, String> files = new HashMap<>();
    TlsConfig tls = job.http().tlsConfig();
    if (tls != null) {
      files.put(tls.caFile(), keys.ca());
      files.put(tls.certFile(), keys.clientCert());
      files.put(tls.keyFile(), keys.clientKey());
    }
    return new ReferenceMaker() {
      @Override
      public Map<String, Object> toValue(String value, Problems problems) {
        boolean isName = problems.path().name().equals("username");
        return selector(isName ? login.username() : login.password());
      }

      @Override
      public Map<String, Object> toFile(String file, Problems problems) {
        return selector(files.getOrDefault(file, login.password()));
      }

      private Map<String, Object> selector(String key) {
        return Map.of("name", wanted.secretName(), "key", key);
      }
    };
  }

  @Override
  public void fill(FleetSecret.Builder secret, ScrapeConfigs wanted) {
    secret.keys(fleet, wanted.keys());
  }

  /** Of the Secret, only logins end up in the configuration; the rest is mounted as files. */
  @Override
  public void warn(ScrapeConfigs wanted, Problems problems) {
    for (Exporter each : fleet.exporters()) {
      LoginKeys keys = wanted.keys().loginOf(each);
      ReloaderVariables.warn(each.login().username(), problems.at(keys.username()));
      ReloaderVariables.warn(each.login().password().reveal(), problems.at(keys.password()));
    }
  }
}
