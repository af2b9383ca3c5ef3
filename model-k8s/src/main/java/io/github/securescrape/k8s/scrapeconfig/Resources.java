// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfigBuilder;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfigSpec;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.k8s.internal.Parts;
import io.github.securescrape.k8s.internal.ReloaderVariables;
import io.github.securescrape.k8s.internal.crd.CrdKind;
import io.github.securescrape.k8s.internal.crd.CrdSchema;
import io.github.securescrape.k8s.internal.operator.JobConverter;
import io.github.securescrape.k8s.internal.operator.TlsFiles;
import io.github.securescrape.k8s.internal.operator.Trees;
import io.github.securescrape.k8s.scrapeconfig.Source.Part;
import io.github.securescrape.k8s.secret.FleetSecret;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources that {@link ScrapeConfigs} stands for, all of them made and checked.
 *
 * @param losses what the scrape jobs say and the resources do not
 */
record Resources(
    ScrapeConfigs wanted, FleetSecret secret, List<ScrapeConfig> scrapeConfigs, Report losses) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Resources of(ScrapeConfigs wanted) {
    Problems problems = Problems.create();
    Problems losses = Problems.create();
    if (!wanted.release().isEmpty()) {
      NameRule.RELEASE.check(problems, "release", wanted.release());
    }
    List<ScrapeConfig> configs = new ArrayList<>();
    for (Part part : Splitting.of(wanted.source().parts(wanted))) {
      NameRule.RESOURCE.check(problems, "name", part.name());
      Problems place = losses.at("scrape_configs").at(configs.size());
      ScrapeConfig config = scrapeConfig(part, wanted, place);
      Map<String, Object> tree = ResourceYaml.toTree(config);
      checkSpec(tree, wanted, problems.at(part.name()));
      TlsFiles.checkNames(wanted.namespace(), tree, problems);
      configs.add(config);
    }
    Optional<FleetSecret> secret =
        Parts.make(
            problems,
            () -> {
              FleetSecret.Builder builder =
                  FleetSecret.builder(wanted.secretName()).namespace(wanted.namespace());
              wanted.source().fill(builder, wanted);
              return builder.build();
            });
    problems.toReport().throwIfErrors();
    return new Resources(wanted, secret.orElseThrow(), configs, losses.toReport());
  }

  /** Adds what an API server would refuse, but for names, which are checked as they are given. */
  private static void checkSpec(Map<String, Object> tree, ScrapeConfigs wanted, Problems problems) {
    Problems found = Problems.create();
    CrdSchema.of(CrdKind.SCRAPE_CONFIG, wanted.operator()).check(tree, found);
    found.toReport().errors().stream()
        .filter(each -> each.location().path().startsWith("spec"))
        .forEach(problems::add);
  }

  private static ScrapeConfig scrapeConfig(Part part, ScrapeConfigs wanted, Problems losses) {
    Map<String, Object> job = Trees.map(Trees.plain(PrometheusYaml.toTree(part.job())));
    Map<String, Object> spec =
        JobConverter.toSpec(job, part.references(), wanted.operator(), losses);
    return new ScrapeConfigBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withName(part.name())
                .withNamespace(wanted.namespace())
                .withLabels(
                    wanted.release().isEmpty() ? Map.of() : Map.of("release", wanted.release()))
                .build())
        .withSpec(MAPPER.convertValue(spec, ScrapeConfigSpec.class))
        .build();
  }

  List<HasMetadata> all() {
    List<HasMetadata> all = new ArrayList<>();
    if (!secret.data().isEmpty()) {
      all.add(secret.toResource());
    }
    all.addAll(scrapeConfigs);
    return List.copyOf(all);
  }

  Report report() {
    Problems problems = Problems.create();
    if (wanted.release().isEmpty()) {
      problems.add(ScrapeConfigCodes.NO_RELEASE);
    }
    for (ScrapeConfig each : scrapeConfigs) {
      ReloaderVariables.warn(ResourceYaml.toTree(each), problems.at(each.getMetadata().getName()));
    }
    wanted.source().warn(wanted, problems.at(secret.name()).at("data"));
    return Report.join(losses, problems.toReport());
  }
}
