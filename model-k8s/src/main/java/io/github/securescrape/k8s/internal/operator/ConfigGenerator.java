// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the configuration of a Prometheus that has ScrapeConfigs and nothing else. */
public final class ConfigGenerator {

  private final PrometheusServer server;
  private final ObjectStore store;
  private final List<Object> jobs = new ArrayList<>();

  /** Returns a generator for a Prometheus, whose references lead into the store. */
  public ConfigGenerator(PrometheusServer server, ObjectStore store) {
    this.server = server;
    this.store = store;
  }

  /**
   * Adds the job of a ScrapeConfig; they are to come in the order of namespace and name.
   *
   * @param problems of {@code spec}, for what the operator leaves out
   * @return whether the operator goes on; if not, it writes no configuration at all
   */
  public boolean add(String namespace, String name, Map<String, Object> spec, Problems problems) {
    Generation in = new Generation(server.version(), store, namespace, certificates(), problems);
    try {
      jobs.add(new JobGenerator(server).job(namespace, name, spec, in));
      return true;
    } catch (Generation.Stopped e) {
      return false;
    }
  }

  private String certificates() {
    return server.inlinesTls() ? "" : Generation.MOUNT;
  }

  /**
   * Adds the jobs of a text.
   *
   * @return whether the operator goes on
   */
  public boolean addAdditional(String text, Problems problems) {
    try {
      jobs.addAll(AdditionalJobs.read(text, server, problems));
      return true;
    } catch (Generation.Stopped e) {
      return false;
    }
  }

  /** Returns the configuration. */
  public Map<String, Object> config() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("global", global());
    config.put("scrape_configs", jobs);
    if (server.version().isAtLeast("3.11.0")) {
      config.put("storage", Map.of("tsdb", Map.of("retention", retention())));
    }
    return config;
  }

  private Map<String, Object> retention() {
    Map<String, Object> retention = new LinkedHashMap<>();
    String time = Trees.text(server.spec(), "retention");
    String size = Trees.text(server.spec(), "retentionSize");
    if (!time.isEmpty() || size.isEmpty()) {
      retention.put("time", time.isEmpty() ? "24h" : time);
    }
    if (!size.isEmpty()) {
      retention.put("size", size);
    }
    return retention;
  }

  private Map<String, Object> global() {
    Map<String, Object> spec = server.spec();
    Map<String, Object> global = new LinkedHashMap<>();
    global.put("scrape_interval", Trees.text(spec, "scrapeInterval"));
    if (!Trees.text(spec, "scrapeTimeout").isEmpty()) {
      global.put("scrape_timeout", Trees.text(spec, "scrapeTimeout"));
    }
    Generation in = new Generation(server.version(), store, "", "", Problems.create());
    global.putAll(JobShape.GLOBAL_PROTOCOLS.generate(spec, in));
    global.put("external_labels", externalLabels());
    String bodySize = Trees.text(spec, "bodySizeLimit");
    String size = bodySize.isEmpty() ? Trees.text(spec, "enforcedBodySizeLimit") : bodySize;
    if (!size.isEmpty() && server.version().isAtLeast("2.45.0")) {
      global.put("body_size_limit", size);
    }
    EffectiveSpec.LIMITS.forEach(each -> limit(each, global));
    global.putAll(JobShape.GLOBAL_REST.generate(spec, in));
    global.put("evaluation_interval", Trees.text(spec, "evaluationInterval"));
    return global;
  }

  private void limit(String field, Map<String, Object> global) {
    long own = Trees.number(server.spec(), field);
    long enforced = Trees.number(server.spec(), enforced(field));
    long limit = own == 0 || enforced == 0 ? Math.max(own, enforced) : Math.min(own, enforced);
    String since = field.equals("keepDroppedTargets") ? "2.47.0" : "2.45.0";
    if (limit != 0 && server.version().isAtLeast(since)) {
      global.put(Field.snakeCase(field), limit);
    }
  }

  /** Returns the field by which a Prometheus bounds another field of all its jobs. */
  static String enforced(String field) {
    return "enforced" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
  }

  private Map<String, Object> externalLabels() {
    Map<String, Object> spec = server.spec();
    Map<String, Object> labels = new TreeMap<>(Trees.map(spec, "externalLabels"));
    put(labels, "replicaExternalLabelName", "prometheus_replica", "$(POD_NAME)");
    put(
        labels,
        "prometheusExternalLabelName",
        "prometheus",
        server.namespace() + "/" + server.name());
    return labels;
  }

  private void put(Map<String, Object> labels, String field, String unset, String value) {
    String name = server.spec().get(field) instanceof String text ? text : unset;
    if (!name.isEmpty()) {
      labels.put(name, value);
    }
  }
}
