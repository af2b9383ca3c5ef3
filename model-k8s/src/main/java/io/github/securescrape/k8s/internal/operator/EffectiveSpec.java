// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.ByteSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a ScrapeConfig after its scrape class and what the Prometheus enforces. */
final class EffectiveSpec {

  /** What a Prometheus can bound for all its jobs. */
  static final List<String> LIMITS =
      List.of(
          "sampleLimit",
          "targetLimit",
          "labelLimit",
          "labelNameLengthLimit",
          "labelValueLengthLimit",
          "keepDroppedTargets");

  /** The fields that a Prometheus can change, and by which of its own. */
  private static final Map<String, String> ENFORCED = enforced();

  private final Map<String, Object> spec;
  private final Map<String, Object> scrapeClass;
  private final PrometheusServer server;

  private EffectiveSpec(Map<String, Object> spec, PrometheusServer server) {
    this.spec = new LinkedHashMap<>(spec);
    this.scrapeClass = server.scrapeClass(spec);
    this.server = server;
  }

  private static Map<String, String> enforced() {
    Map<String, String> enforced = new LinkedHashMap<>();
    enforced.put("honorTimestamps", "overrideHonorTimestamps");
    enforced.put("honorLabels", "overrideHonorLabels");
    LIMITS.forEach(each -> enforced.put(each, ConfigGenerator.enforced(each)));
    enforced.put("bodySizeLimit", "enforcedBodySizeLimit");
    return enforced;
  }

  static Map<String, Object> of(Map<String, Object> spec, PrometheusServer server) {
    EffectiveSpec effective = new EffectiveSpec(spec, server);
    effective.honor("honorTimestamps", "overrideHonorTimestamps");
    effective.honor("honorLabels", "overrideHonorLabels");
    effective.authorization();
    effective.tls();
    effective.inherit("fallbackScrapeProtocol");
    LIMITS.forEach(effective::limit);
    effective.bodySize();
    return effective.spec;
  }

  /** Notes what a ScrapeConfig says and its job does not. */
  static void noteChanges(
      Map<String, Object> spec, Map<String, Object> effective, Problems problems) {
    ENFORCED.forEach(
        (field, by) -> {
          Object written = spec.get(field);
          Object made = effective.get(field);
          if (written != null && made != null && !written.equals(made)) {
            problems.at(field).add(OperatorCodes.OVERRIDDEN, field, made, written, by);
          }
        });
  }

  private void honor(String field, String override) {
    if (spec.containsKey(field)) {
      spec.put(field, Trees.isTrue(spec, field) && !Trees.isTrue(server.spec(), override));
    }
  }

  private void inherit(String field) {
    Object value = scrapeClass.get(field);
    if (value != null) {
      spec.putIfAbsent(field, value);
    }
  }

  private void authorization() {
    Map<String, Object> own = Trees.map(spec, "authorization");
    boolean unset = Trees.text(own, "type").isEmpty() && !own.containsKey("credentials");
    if (unset) {
      spec.remove("authorization");
      inherit("authorization");
      return;
    }
    Map<String, Object> inherited = Trees.map(scrapeClass, "authorization");
    Map<String, Object> merged = new LinkedHashMap<>(own);
    if (!own.containsKey("credentials")) {
      for (String field : List.of("credentials", "credentialsFile")) {
        if (inherited.containsKey(field) && !merged.containsKey("credentials")) {
          merged.put(field, inherited.get(field));
        }
      }
    }
    spec.put("authorization", merged);
  }

  private void tls() {
    Map<String, Object> own = Trees.map(spec, "tlsConfig");
    boolean unset =
        own.values().stream().allMatch(each -> each instanceof Map<?, ?> map && map.isEmpty());
    if (unset) {
      spec.remove("tlsConfig");
      inherit("tlsConfig");
      return;
    }
    Map<String, Object> inherited = Trees.map(scrapeClass, "tlsConfig");
    Map<String, Object> merged = new LinkedHashMap<>(own);
    Map.of("ca", "caFile", "cert", "certFile", "keySecret", "keyFile")
        .forEach(
            (field, file) -> {
              boolean missing = !own.containsKey(field) || Map.of().equals(own.get(field));
              if (missing && inherited.containsKey(file)) {
                merged.put(file, inherited.get(file));
              }
            });
    spec.put("tlsConfig", merged);
  }

  private void limit(String field) {
    long own = Trees.number(spec, field);
    long enforced = Trees.number(server.spec(), ConfigGenerator.enforced(field));
    if (enforced == 0) {
      return;
    }
    if (own != 0) {
      spec.put(field, Math.min(own, enforced));
    } else if (server.version().isAtLeast("2.45.0")) {
      spec.remove(field);
    } else {
      spec.put(field, enforced);
    }
  }

  private void bodySize() {
    String own = Trees.text(spec, "bodySizeLimit");
    String enforced = Trees.text(server.spec(), "enforcedBodySizeLimit");
    if (!enforced.isEmpty() && (own.isEmpty() || bytes(enforced) < bytes(own))) {
      spec.put("bodySizeLimit", enforced);
    } else if (own.isEmpty()) {
      spec.remove("bodySizeLimit");
    }
  }

  private static long bytes(String size) {
    return ByteSize.parse(size).bytes();
  }
}
