// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.SecretKeySelectorBuilder;
import io.fabric8.openshift.api.model.monitoring.v1.SafeTLSConfig;
import io.fabric8.openshift.api.model.monitoring.v1.SafeTLSConfigBuilder;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfigBuilder;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfigSpecBuilder;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.k8s.secret.LoginKeys;
import io.github.securescrape.k8s.secret.SecretKeys;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.http.TlsConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the scrape jobs of a fleet into ScrapeConfigs. */
final class Conversion {

  /** Longest name of a file of the operator: that of a key of a Secret. */
  private static final int MAX_ASSET_NAME = 253;

  private final ScrapeConfigs wanted;
  private final Fleet fleet;
  private final SecretKeys keys;

  Conversion(ScrapeConfigs wanted) {
    this.wanted = wanted;
    this.fleet = wanted.fleet;
    this.keys = wanted.keys;
  }

  /** Returns the ScrapeConfigs; names that cannot be used are added to the problems. */
  List<ScrapeConfig> scrapeConfigs(Problems problems) {
    List<ScrapeConfig> configs = fleet.scrapeJobs("").stream().map(this::scrapeConfig).toList();
    for (ScrapeConfig each : configs) {
      NameRule.RESOURCE.check(problems, "name", each.getMetadata().getName());
    }
    if (!wanted.release.isEmpty()) {
      NameRule.RELEASE.check(problems, "release", wanted.release);
    }
    List<String> files = new ArrayList<>(List.of(keys.ca()));
    if (fleet.client().isPresent()) {
      files.addAll(List.of(keys.clientCert(), keys.clientKey()));
    }
    for (String key : files) {
      if (assetName(key).length() > MAX_ASSET_NAME) {
        problems.add(ScrapeConfigCodes.ASSET_NAME, wanted.secretName, key);
      }
    }
    return configs;
  }

  /** The operator mounts a copy of the key's value under this name. */
  private String assetName(String key) {
    return "0_" + wanted.namespace + "_" + wanted.secretName + "_" + key;
  }

  private ScrapeConfig scrapeConfig(ScrapeJob job) {
    Exporter exporter = firstOf(job);
    LoginKeys login = keys.loginOf(exporter);
    boolean own = exporter.hasOwnLogin();
    ScrapeConfigSpecBuilder spec =
        new ScrapeConfigSpecBuilder()
            // All bear the label job of the fleet: the operator makes the job's name of the
            // object's, which differs, and sets the label by a rule, where $ begins a group.
            .withJobName(fleet.config().effectiveJob().replace("$", "$$"))
            .withScheme("HTTPS")
            .withTlsConfig(tls(job.http().tlsConfig()))
            .withNewBasicAuth()
            .withUsername(selector(login.username()))
            .withPassword(selector(login.password()))
            .endBasicAuth();
    if (job.scrapeInterval() != null) {
      spec.withScrapeInterval(PrometheusYaml.print(job.scrapeInterval()));
    }
    for (StaticConfig each : job.staticConfigs()) {
      spec.addNewStaticConfig()
          .withTargets(each.targets())
          .withLabels(each.labels())
          .endStaticConfig();
    }
    Map<String, String> labels =
        wanted.release.isEmpty() ? Map.of() : Map.of("release", wanted.release);
    return new ScrapeConfigBuilder()
        .withNewMetadata()
        .withName(own ? wanted.name + "-" + exporter.name() : wanted.name)
        .withNamespace(wanted.namespace)
        .withLabels(labels)
        .endMetadata()
        .withSpec(spec.build())
        .build();
  }

  /** Returns one of the exporters of a job; they all let in the same login. */
  private Exporter firstOf(ScrapeJob job) {
    String address = job.staticConfigs().get(0).targets().get(0);
    return fleet.exporters().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow();
  }

  private SafeTLSConfig tls(@Nullable TlsConfig job) {
    SafeTLSConfigBuilder tls =
        new SafeTLSConfigBuilder().withNewCa().withSecret(selector(keys.ca())).endCa();
    if (job != null && job.certFile() != null) {
      tls.withNewCert()
          .withSecret(selector(keys.clientCert()))
          .endCert()
          .withKeySecret(selector(keys.clientKey()));
    }
    if (job != null && job.skipsVerification()) {
      tls.withInsecureSkipVerify(true);
    }
    return tls.build();
  }

  private SecretKeySelector selector(String key) {
    return new SecretKeySelectorBuilder().withName(wanted.secretName).withKey(key).build();
  }
}
