// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import java.util.Map;

/** Puts values of scrape jobs into a Secret, and refers to them. */
public interface ReferenceMaker {

  /**
   * Returns a reference to a value.
   *
   * @param problems of the key that holds the value
   */
  Map<String, Object> toValue(String value, Problems problems);

  /**
   * Returns a reference to the content of a file.
   *
   * @param problems of the section whose key names the file, under the key for its content
   */
  Map<String, Object> toFile(String file, Problems problems);
}
