// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.k8s.internal.Retyping;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Warns of texts without quotes that come out of {@link Retyping} as other texts. */
final class RetypingCheck {

  private static final Set<String> TEXTS =
      Set.of("job_name", "regex", "replacement", "separator", "target_label", "server_name");
  private static final Set<String> MAPS_OF_TEXTS =
      Set.of("labels", "params", "endpoint_params", "node_meta");
  private static final Set<String> SECRETS =
      Set.of("username", "password", "credentials", "bearer_token", "client_id", "client_secret");

  private final String job;
  private final Problems problems;

  private RetypingCheck(String job, Problems problems) {
    this.job = job;
    this.problems = problems;
  }

  static void check(Map<String, Object> job, Problems problems) {
    String name = job.get("job_name") instanceof Scalar scalar ? scalar.text() : "";
    new RetypingCheck(name, problems).walk(job, "", false);
  }

  /** Looks at a value; those of some mappings are texts, whatever their keys. */
  private void walk(Object value, String key, boolean inMap) {
    if (value instanceof Map<?, ?> map) {
      boolean texts = inMap || MAPS_OF_TEXTS.contains(key);
      map.forEach((name, each) -> walk(each, (String) name, texts));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> walk(each, key, inMap));
    } else if (value instanceof Scalar scalar
        && (inMap || TEXTS.contains(key) || SECRETS.contains(key))) {
      compare(scalar, key);
    }
  }

  private void compare(Scalar scalar, String key) {
    String written = Retyping.OPERATOR.of(scalar).text();
    if (!scalar.isNull() && !written.equals(scalar.text())) {
      String shown =
          SECRETS.contains(key)
              ? "another text"
              : '"' + written + "\" for \"" + scalar.text() + '"';
      String type = scalar.value() instanceof Boolean ? "boolean" : "number";
      problems.add(OperatorCodes.RETYPED, key, job, type, shown);
    }
  }
}
