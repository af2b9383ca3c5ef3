// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Version;

/** Texts read as a {@link Sample}. */
final class SampleYaml {

  static final Dialect DIALECT = Dialect.of("id");

  private SampleYaml() {}

  /** Returns what a text holds, in which nothing is wrong. */
  static Sample read(String yaml) {
    YamlDocument document = YamlDocument.parse("sample.yml", yaml, DIALECT);
    Sample sample = document.bind(Sample.class, null);
    assertThat(document.report().problems()).isEmpty();
    return sample;
  }

  /** Returns what is wrong with a text for a version, as text. */
  static String problems(String yaml, Version version) {
    YamlDocument document = YamlDocument.parse("sample.yml", yaml, DIALECT);
    document.bind(Sample.class, version);
    return document.report().toText();
  }

  /** Returns what is wrong with a text, as text. */
  static String problems(String yaml) {
    return problems(yaml, null);
  }
}
