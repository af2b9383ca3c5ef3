// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.crd.CrdKind;
import io.github.securescrape.k8s.internal.operator.JobConverter;
import io.github.securescrape.k8s.internal.operator.ObjectReader;
import io.github.securescrape.k8s.internal.operator.ObjectStore;
import io.github.securescrape.k8s.internal.operator.TlsFiles;
import io.github.securescrape.k8s.internal.operator.Trees;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.Collection;
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
    Problems problems = Problems.create();
    List<Object> jobs = new ArrayList<>();
    FileSet.Builder files = FileSet.builder();
    List<Map<String, Object>> trees =
        resources.stream().map(each -> Trees.map(Trees.plain(ResourceYaml.toTree(each)))).toList();
    for (Map<String, Object> each : trees) {
      ObjectReader.read(each, namespaceOf(each), problems.at(nameOf(each)), store);
    }
    for (Map<String, Object> each : trees) {
      if (Trees.text(each, "kind").equals(CrdKind.SCRAPE_CONFIG.kind())) {
        String namespace = namespaceOf(each);
        Map<String, Object> spec = Trees.map(each, "spec");
        Problems place = problems.at(nameOf(each)).at("spec");
        JobConverter.toJob(namespace, nameOf(each), spec, store, certificates, place)
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

  private static String namespaceOf(Map<String, Object> resource) {
    return Trees.text(Trees.map(resource, "metadata"), "namespace");
  }

  private static String nameOf(Map<String, Object> resource) {
    return Trees.text(Trees.map(resource, "metadata"), "name");
  }
}
