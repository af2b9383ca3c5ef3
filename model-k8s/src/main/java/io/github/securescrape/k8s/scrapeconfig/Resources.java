// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.Parts;
import io.github.securescrape.k8s.internal.ReloaderVariables;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.k8s.secret.LoginKeys;
import io.github.securescrape.prometheus.fleet.Exporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The resources that {@link ScrapeConfigs} stands for, all of them made and checked. */
record Resources(ScrapeConfigs wanted, FleetSecret secret, List<ScrapeConfig> scrapeConfigs) {

  static Resources of(ScrapeConfigs wanted) {
    Problems problems = Problems.create();
    Optional<FleetSecret> secret =
        Parts.make(
            problems,
            () ->
                FleetSecret.builder(wanted.secretName)
                    .namespace(wanted.namespace)
                    .keys(wanted.fleet, wanted.keys)
                    .build());
    List<ScrapeConfig> configs = new Conversion(wanted).scrapeConfigs(problems);
    problems.toReport().throwIfErrors();
    return new Resources(wanted, secret.orElseThrow(), configs);
  }

  List<HasMetadata> all() {
    List<HasMetadata> all = new ArrayList<>();
    all.add(secret.toResource());
    all.addAll(scrapeConfigs);
    return List.copyOf(all);
  }

  Report report() {
    Problems problems = Problems.create();
    if (wanted.release.isEmpty()) {
      problems.add(ScrapeConfigCodes.NO_RELEASE);
    }
    for (ScrapeConfig each : scrapeConfigs) {
      Problems place = problems.at(each.getMetadata().getName());
      ReloaderVariables.warn(ResourceYaml.toTree(each), place);
    }
    // Of the Secret, only logins end up in the configuration itself; the rest is mounted as files.
    Problems data = problems.at(secret.name()).at("data");
    for (Exporter each : wanted.fleet.exporters()) {
      LoginKeys keys = wanted.keys.loginOf(each);
      ReloaderVariables.warn(each.login().username(), data.at(keys.username()));
      ReloaderVariables.warn(each.login().password().reveal(), data.at(keys.password()));
    }
    return problems.toReport();
  }
}
