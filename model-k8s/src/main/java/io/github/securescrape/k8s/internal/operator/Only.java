// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.Map;
import java.util.function.BiConsumer;

/** Entries of one direction. */
final class Only {

  private Only() {}

  /** What an entry does with a section of prometheus.yml. */
  interface Converter {
    void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in);
  }

  /** Returns an entry that the operator writes, but no ScrapeConfig of a user has. */
  static Entry generated(Field field) {
    return new Entry() {
      @Override
      public void generate(
          Map<String, Object> resource, Map<String, Object> config, Generation in) {
        field.generate(resource, config, in);
      }
    };
  }

  /** Returns an entry that takes up what prometheus.yml alone can say. */
  static Entry converted(Converter converter) {
    return new Entry() {
      @Override
      public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
        converter.convert(config, resource, in);
      }
    };
  }

  /** Returns an entry that spells out a default of Prometheus, where the resource has none. */
  static Entry assumed(String key, String value) {
    return converted((config, resource, in) -> config.putIfAbsent(key, value));
  }

  /** Returns a rule between fields. */
  static Entry checked(BiConsumer<Map<String, Object>, Check> rule) {
    return new Entry() {
      @Override
      public void check(Map<String, Object> resource, Check in) {
        rule.accept(resource, in);
      }
    };
  }
}
