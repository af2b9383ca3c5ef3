// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import io.github.securescrape.core.value.Secret;
import java.util.ArrayList;
import java.util.List;

/**
 * A mechanical way out of a problem: what a rule says about keys, and what that is as edits of the
 * text, which the document that the problem is in finds out.
 *
 * <pre>{@code
 * problems.at("tls_server_config")
 *     .fixedBy(Fix.safe("Raise `min_version` to `TLS12`.").set("min_version", "TLS12"))
 *     .add(OLD_TLS);
 * }</pre>
 *
 * <p>No fix holds a secret.
 *
 * @param title what it does: one imperative sentence
 * @param safe whether nothing changes but what the problem is about
 * @param changes what happens to which keys
 * @param edits the same in the text, ordered by place; empty before a document made them
 */
public record Fix(String title, boolean safe, List<KeyChange> changes, List<TextEdit> edits) {

  /** Copies the lists. */
  public Fix {
    title = Secret.maskUrls(title);
    changes = List.copyOf(changes);
    edits = edits.stream().sorted().toList();
  }

  /** Returns a fix that changes nothing but what the problem is about, with no change yet. */
  public static Fix safe(String title) {
    return new Fix(title, true, List.of(), List.of());
  }

  /** Returns a fix that somebody has to look at before it is applied, with no change yet. */
  public static Fix unsafe(String title) {
    return new Fix(title, false, List.of(), List.of());
  }

  /** Returns this fix, which also gives a key of the section another name. */
  public Fix rename(String key, String name) {
    return and(new KeyChange.Rename("", key, name));
  }

  /** Returns this fix, which also removes a key of the section with its value. */
  public Fix remove(String key) {
    return and(new KeyChange.Remove("", key));
  }

  /**
   * Returns this fix, which also gives a key of the section another value, and adds the key as the
   * last if it is not there.
   *
   * @param value a {@link String}, {@link Boolean} or {@link Number}
   */
  public Fix set(String key, Object value) {
    return and(new KeyChange.SetValue("", key, value));
  }

  /**
   * Returns this fix, which also adds a key after another one of the section.
   *
   * @param value a {@link String}, {@link Boolean} or {@link Number}
   */
  public Fix insert(String after, String key, Object value) {
    return and(new KeyChange.Insert("", after, key, value));
  }

  /** Returns this fix, which also makes another change. */
  public Fix and(KeyChange change) {
    List<KeyChange> all = new ArrayList<>(changes);
    all.add(change);
    return new Fix(title, safe, all, edits);
  }

  /** Returns this fix for the section at a place. */
  Fix below(YamlPath place) {
    List<KeyChange> placed = changes.stream().map(each -> each.below(place)).toList();
    return new Fix(title, safe, placed, edits);
  }

  /** Returns this fix as edits of a text. */
  public Fix editing(List<TextEdit> edits) {
    return new Fix(title, safe, changes, edits);
  }
}
