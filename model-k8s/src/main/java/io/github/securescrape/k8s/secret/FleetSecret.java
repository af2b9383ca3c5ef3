// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.secret;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.NameRule;
import io.github.securescrape.k8s.internal.ObjectSize;
import io.github.securescrape.prometheus.fleet.Fleet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.immutables.value.Value;

/**
 * A Secret of type {@code Opaque} with what Prometheus needs to scrape a fleet.
 *
 * <pre>{@code
 * FleetSecret secret =
 *     FleetSecret.builder("external-nodes").namespace("prometheus").files(fleet).build();
 * }</pre>
 *
 * @param name name of the Secret
 * @param namespace namespace of the Secret: that of whatever refers to it
 * @param data values by key, printed as masks; at most 1 MiB
 */
@Value.Builder
public record FleetSecret(String name, String namespace, Map<String, Secret> data) {

  /** Checks names, keys and size. Not API: use {@link #builder(String)}. */
  public FleetSecret {
    data = Invariants.copyOf(data);
    Map<String, Secret> all = data;
    Invariants.check(
        rules -> {
          NameRule.RESOURCE.check(rules, "name", name);
          NameRule.NAMESPACE.check(rules, "namespace", namespace);
          all.keySet().forEach(key -> NameRule.SECRET_KEY.check(rules, "data", key));
          long bytes = ObjectSize.of(all.values());
          rules.holds(bytes <= ObjectSize.MAX_BYTES, ObjectSize.TOO_LARGE, "Secret", name, bytes);
        });
  }

  /** Returns a builder for a Secret with the given name. */
  public static Builder builder(String name) {
    return new Builder().name(name);
  }

  /** Returns the name of a fleet's Secret if nobody chooses another. */
  public static String defaultName(Fleet fleet) {
    return fleet.config().name() + "-scrape";
  }

  /** Returns a builder with everything set as here. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Returns the Secret as fabric8's resource, which prints its data. */
  public io.fabric8.kubernetes.api.model.Secret toResource() {
    Map<String, String> encoded = new LinkedHashMap<>();
    data.forEach((key, value) -> encoded.put(key, Base64.getEncoder().encodeToString(utf8(value))));
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withType("Opaque")
        .withData(encoded)
        .build();
  }

  /** Returns the Secret as YAML text, to be kept as safe as its values. */
  public String toYaml() {
    return ResourceYaml.print(toResource());
  }

  private static byte[] utf8(Secret value) {
    return value.reveal().getBytes(StandardCharsets.UTF_8);
  }

  /** Builds a {@link FleetSecret}. */
  public static final class Builder extends FleetSecretBuilder {
    Builder() {
      namespace("");
    }

    /** Adds the files that the fleet's scrape jobs name, under their names. */
    public Builder files(Fleet fleet) {
      fleet.secretFiles().entries().forEach(file -> putData(file.path(), file.content()));
      return this;
    }

    /**
     * Adds what ScrapeConfigs refer to, under the given keys.
     *
     * @throws io.github.securescrape.core.problem.InvalidConfigException if the keys do not fit the
     *     fleet
     */
    public Builder keys(Fleet fleet, SecretKeys keys) {
      return putAllData(keys.dataOf(fleet));
    }
  }
}
