// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.NameRule;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every resource begins with: its kind, and its names and labels. */
final class ManifestHead {

  private static final int LONGEST = 63;
  private static final int LONGEST_DOMAIN = 253;

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

  private ManifestHead() {}

  static void check(CrdKind kind, Map<String, ?> manifest, Problems problems) {
    type("apiVersion", kind.apiVersion(), manifest, problems);
    type("kind", kind.kind(), manifest, problems);
    if (manifest.get("metadata") instanceof Map<?, ?> metadata) {
      metadata(metadata, problems.at("metadata"));
    } else if (Found.of(manifest.get("metadata")).isNull()) {
      problems.add(CrdCodes.REQUIRED.onKeys("metadata"), "metadata");
    }
  }

  private static void type(String key, String wanted, Map<String, ?> manifest, Problems problems) {
    Found found = Found.of(manifest.get(key));
    if (found.isNull()) {
      problems.add(CrdCodes.REQUIRED.onKeys(key), key);
    } else if (found.kind() == Found.Kind.STRING && !found.text().equals(wanted)) {
      problems.at(key).add(CrdCodes.KIND, key, wanted, found.text());
    }
  }

  private static void metadata(Map<?, ?> metadata, Problems problems) {
    String name = text(metadata.get("name"));
    if (!name.isEmpty()) {
      NameRule.RESOURCE.check(problems, "name", name);
    } else if (text(metadata.get("generateName")).isEmpty() && !isOther(metadata.get("name"))) {
      problems.add(CrdCodes.REQUIRED.onKeys("name"), "name");
    }
    String namespace = text(metadata.get("namespace"));
    if (!namespace.isEmpty()) {
      NameRule.NAMESPACE.check(problems, "namespace", namespace);
    }
    if (metadata.get("labels") instanceof Map<?, ?> labels) {
      labels.forEach((key, value) -> label((String) key, value, problems.at("labels")));
    }
    if (metadata.get("annotations") instanceof Map<?, ?> annotations) {
      for (Object key : annotations.keySet()) {
        // The API server looks at keys of annotations in lower case.
        key((String) key, "an annotation", problems.at("annotations"));
      }
    }
  }

  private static void label(String key, @Nullable Object value, Problems problems) {
    key(key, "a label", problems);
    String text = text(value);
    if (!text.isEmpty() && !isWord(text)) {
      problems.at(key).add(CrdCodes.LABEL_VALUE, text);
    }
  }

  private static void key(String key, String what, Problems problems) {
    int slash = key.indexOf('/');
    String domain = slash < 0 ? "a" : key.substring(0, slash);
    domain = what.equals("a label") ? domain : domain.toLowerCase(Locale.ROOT);
    boolean isDomain = domain.length() <= LONGEST_DOMAIN && DOMAIN.matcher(domain).matches();
    if (!isDomain || !isWord(key.substring(slash + 1))) {
      problems.at(key).add(CrdCodes.LABEL_KEY, key, what);
    }
  }

  private static boolean isWord(String text) {
    return text.length() <= LONGEST && WORD.matcher(text).matches();
  }

  private static String text(@Nullable Object value) {
    Found found = Found.of(value);
    return found.kind() == Found.Kind.STRING ? found.text() : "";
  }

  /** Returns whether a value is no text, which the table's types have told already. */
  private static boolean isOther(@Nullable Object value) {
    Found found = Found.of(value);
    return !found.isNull() && found.kind() != Found.Kind.STRING;
  }
}
