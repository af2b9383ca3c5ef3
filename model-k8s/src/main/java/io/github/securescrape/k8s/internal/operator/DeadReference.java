// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.util.List;
import java.util.Map;

/** A reference to an object that is not there, and what its writer may have meant. */
record DeadReference(Kind kind, String name, String key, String namespace) {

  /** How many names of objects a hint may hold. */
  private static final int MOST_NAMES = 5;

  void reject(ObjectStore store, Problems problems) {
    Kind other = kind == Kind.SECRET ? Kind.CONFIG_MAP : Kind.SECRET;
    Map<String, Secret> namedAsKey = store.data(kind, namespace, key);
    List<String> elsewhere = store.namespacesOf(kind, name);
    if (namedAsKey != null) {
      String hint =
          namedAsKey.containsKey(name)
              ? "Swap `name` and `key`."
              : "Write `name: " + key + "`; it has " + keys(namedAsKey) + ".";
      add(problems, ", but one with the name of the key, \"" + key + '"', hint);
    } else if (!elsewhere.isEmpty()) {
      problems.add(
          OperatorCodes.OTHER_NAMESPACE.onKeys("name"),
          kind,
          name,
          namespace,
          String.join(", ", elsewhere));
    } else if (store.data(other, namespace, name) != null) {
      String hint =
          kind == Kind.SECRET
              ? "Make it a Secret; of certificates, `configMap` can refer to a ConfigMap."
              : "Refer to it by `secret`.";
      add(problems, ", but a " + other + " of that name", hint);
    } else {
      List<String> names = store.namesIn(kind, namespace);
      String known = names.isEmpty() || names.size() > MOST_NAMES ? "" : String.join(", ", names);
      String hint = "Add the " + kind + " to namespace \"" + namespace + "\", or mend the name";
      add(problems, "", known.isEmpty() ? hint + "." : hint + ": there is " + known + ".");
    }
  }

  private void add(Problems problems, String but, String hint) {
    problems.add(OperatorCodes.NO_OBJECT.onKeys("name"), kind, name, namespace, but, hint);
  }

  /** Returns such as {@code the keys ca.crt, tls.key}. */
  static String keys(Map<String, Secret> data) {
    return data.isEmpty()
        ? "no key"
        : (data.size() == 1 ? "the key " : "the keys ") + String.join(", ", data.keySet());
  }
}
