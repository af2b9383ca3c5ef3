// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import java.util.Map;

/** Puts values of scrape jobs into a Secret, and refers to them. */
public interface ReferenceMaker {

  /** Returns whether the operator has a field, such as {@code spec.jobName}. */
  boolean knows(String field);

  /** Returns a reference to a value that a scrape job holds at a path. */
  Map<String, Object> toValue(YamlPath path, String value);

  /**
   * Returns a reference to the content of a file.
   *
   * @param problems of the key that names the file
   */
  Map<String, Object> toFile(String file, Problems problems);
}
