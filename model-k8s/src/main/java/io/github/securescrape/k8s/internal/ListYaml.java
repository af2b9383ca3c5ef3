// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal;

import io.github.securescrape.core.yaml.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists as whole documents. */
public final class ListYaml {

  private static final String KEY = "list";
  private static final int INDENT = 2;

  private ListYaml() {}

  /** Returns a list of trees as YAML text. */
  public static String print(List<?> list) {
    return YamlDocument.print(Map.of(KEY, list))
        .lines()
        .skip(1)
        .map(line -> line.substring(INDENT) + "\n")
        .collect(Collectors.joining());
  }
}
