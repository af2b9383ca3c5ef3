// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.openshift.api.model.monitoring.v1alpha1.ScrapeConfig;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.operator.JobConverter;
import io.github.securescrape.k8s.internal.operator.ObjectStore;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import io.github.securescrape.k8s.internal.operator.TlsFiles;
import io.github.securescrape.k8s.internal.operator.Trees;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scrape jobs that ScrapeConfigs mean.
 *
 * @param jobs the scrape jobs
 * @param files the certificates and keys that the jobs name
 * @param report what a job cannot say, or lacks
 */
public record ConvertedJobs(List<ScrapeJob> jobs, FileSet files, Report report) {

  /** Copies the jobs. */
  public ConvertedJobs {
    jobs = List.copyOf(jobs);
  }

  static ConvertedJobs of(Collection<? extends HasMetadata> resources, String folder) {
    String certificates = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
    ObjectStore store = new ObjectStore();
    resources.forEach(each -> put(each, store));
    Problems problems = Problems.create();
    List<Object> jobs = new ArrayList<>();
    FileSet.Builder files = FileSet.builder();
    for (HasMetadata each : resources) {
      if (each instanceof ScrapeConfig) {
        String namespace = each.getMetadata().getNamespace();
        String name = each.getMetadata().getName();
        Map<String, Object> spec =
            Trees.map(Trees.map(Trees.plain(ResourceYaml.toTree(each))), "spec");
        JobConverter.toJob(namespace, name, spec, store, certificates, problems.at(name).at("spec"))
            .ifPresent(jobs::add);
        TlsFiles.of(namespace, spec, store).forEach(files::add);
      }
    }
    Read<PrometheusConfig> read =
        PrometheusYaml.parse(
            "prometheus.yml",
            YamlDocument.print(Map.of("scrape_configs", jobs)),
            PrometheusVersion.NEWEST_KNOWN);
    return new ConvertedJobs(
        read.value().map(PrometheusConfig::scrapeConfigs).orElse(List.of()),
        files.build(),
        Report.join(problems.toReport(), Report.of(read.report().errors())));
  }

  private static void put(HasMetadata resource, ObjectStore store) {
    Map<String, Secret> data = new LinkedHashMap<>();
    if (resource instanceof io.fabric8.kubernetes.api.model.Secret secret) {
      secret.getData().forEach((key, value) -> data.put(key, decoded(value)));
      secret.getStringData().forEach((key, value) -> data.put(key, Secret.of(value)));
      put(Kind.SECRET, resource, data, store);
    } else if (resource instanceof ConfigMap configMap) {
      configMap.getData().forEach((key, value) -> data.put(key, Secret.of(value)));
      put(Kind.CONFIG_MAP, resource, data, store);
    }
  }

  private static Secret decoded(String base64) {
    return Secret.of(new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8));
  }

  private static void put(
      Kind kind, HasMetadata resource, Map<String, Secret> data, ObjectStore store) {
    store.put(kind, resource.getMetadata().getNamespace(), resource.getMetadata().getName(), data);
  }
}
