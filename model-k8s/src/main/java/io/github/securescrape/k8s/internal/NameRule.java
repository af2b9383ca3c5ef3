// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal;

import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.schema.Invariants;
import java.util.regex.Pattern;

/**
 * What Kubernetes and Helm take for a name.
 *
 * @param maxLength how long it may be
 * @param pattern what it looks like
 * @param code the problem of a text that is no such name
 */
public record NameRule(int maxLength, Pattern pattern, ProblemCode code) {

  static final ProblemCode BAD_NAMESPACE =
      ProblemCode.error(
          "k8s.namespace",
          "\"{0}\" cannot be the name of a namespace",
          "Use at most 63 lower-case letters, digits and `-`; begin and end with a letter or digit.");

  static final ProblemCode BAD_NAME =
      ProblemCode.error(
          "k8s.name",
          "\"{0}\" cannot be the name of a resource",
          "Use at most 253 lower-case letters, digits, `-` and `.`; begin and end each part with a"
              + " letter or digit.");

  static final ProblemCode BAD_RELEASE =
      ProblemCode.error(
          "k8s.helm.release",
          "\"{0}\" cannot be the name of a Helm release",
          "Use at most 53 lower-case letters, digits, `-` and `.`; begin and end each part with a"
              + " letter or digit.");

  static final ProblemCode BAD_KEY =
      ProblemCode.error(
          "k8s.secret.key",
          "\"{0}\" cannot be a key of a Secret",
          "Use at most 253 letters, digits, `-`, `_` and `.`; do not begin with `..`.");

  private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
  private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

  /** A namespace: a DNS label. */
  public static final NameRule NAMESPACE = new NameRule(63, Pattern.compile(LABEL), BAD_NAMESPACE);

  /** A Secret, a ScrapeConfig: a DNS subdomain. */
  public static final NameRule RESOURCE = new NameRule(253, SUBDOMAIN, BAD_NAME);

  /** A release of Helm. */
  public static final NameRule RELEASE = new NameRule(53, SUBDOMAIN, BAD_RELEASE);

  /** A key in the data of a Secret. */
  public static final NameRule SECRET_KEY =
      new NameRule(253, Pattern.compile("(?!\\.\\.|\\.$)[-._a-zA-Z0-9]+"), BAD_KEY);

  /** States that a component is there and such a name. */
  public void check(Invariants rules, String key, String name) {
    rules.present(key, name);
    rules.holds(name.isEmpty() || allows(name), code.onKeys(key), name);
  }

  /** Adds a problem unless the text is there and such a name. */
  public void check(Problems problems, String key, String name) {
    if (name.isEmpty()) {
      problems.add(InvalidConfigException.MISSING.onKeys(key), key);
    } else if (!allows(name)) {
      problems.add(code.onKeys(key), name);
    }
  }

  private boolean allows(String name) {
    return name.length() <= maxLength && pattern.matcher(name).matches();
  }
}
