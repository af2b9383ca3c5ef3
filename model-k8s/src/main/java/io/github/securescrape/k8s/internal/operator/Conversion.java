// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.internal.crd.CrdSchema;
import java.util.Map;

/**
 * One place of a scrape job that becomes part of a ScrapeConfig.
 *
 * @param references makes references of what may not stand in a resource
 * @param schema of the resource
 * @param operator the operator that reads the resource
 * @param field path of the field in the resource
 * @param problems of the place in the job, for what is lost
 */
record Conversion(
    ReferenceMaker references,
    CrdSchema schema,
    OperatorVersion operator,
    String field,
    Problems problems) {

  Conversion at(String key, String name) {
    return new Conversion(references, schema, operator, field + "." + name, problems.at(key));
  }

  Conversion at(int index) {
    return new Conversion(references, schema, operator, field + "[]", problems.at(index));
  }

  /** Returns whether the operator has a field at this place. */
  boolean knows(String name) {
    return schema.knows(field + "." + name);
  }

  /** Returns a reference to a value that is put into a Secret. */
  Map<String, Object> secret(String value) {
    return references.toValue(value, problems);
  }

  /** Returns a reference to the content of a file, which is put into a Secret. */
  Map<String, Object> secretFile(String file) {
    return references.toFile(file, problems);
  }

  /** Reports a key that the resource has no field for. */
  void lose(String key, Object value) {
    problems.at(key).add(OperatorCodes.LOST, key, operator);
  }
}
