// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.yaml.GoScalars;
import io.github.securescrape.core.internal.yaml.YamlNode;
import io.github.securescrape.core.internal.yaml.YamlNode.AliasNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Scalar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads values of any kind, with aliases and merges resolved, into maps, lists and scalars. */
public final class AnythingReader {

  private static final Scalar NULL = new Scalar("", Scalar.NULL);

  /** Whoever walks the tree afterwards goes as deep, on a stack that has an end. */
  private static final int MAX_DEPTH = 500;

  private final Problems problems;
  private final AliasGuard aliases;

  /** Which values excerpts may not show; {@code null} for all. */
  private @Nullable Predicate<YamlPath> isSecret;

  private int depth;

  AnythingReader(Problems problems, AliasGuard aliases) {
    this.problems = problems;
    this.aliases = aliases;
  }

  /**
   * Returns a whole document whose scalars keep the text they are written with, null where a value
   * cannot be read.
   *
   * @param isSecret which values excerpts may not show, by their paths
   */
  public static Object document(YamlNode root, Predicate<YamlPath> isSecret, Problems problems) {
    AnythingReader reader = new AnythingReader(problems, new AliasGuard());
    reader.isSecret = isSecret;
    try {
      return reader.asWritten(root, YamlPath.root());
    } catch (AliasGuard.Exhausted e) {
      return reader.fail(root, YamlPath.root(), YamlCodes.EXCESSIVE_ALIASING);
    }
  }

  /** Returns a value whose scalars are texts, numbers and booleans; a null stays a scalar. */
  Object plain(YamlNode node, YamlPath path) {
    return read(node, path, AnythingReader::plain);
  }

  private static Object plain(Scalar scalar) {
    return scalar.isNull()
        ? NULL
        : scalar.value() instanceof LocalDate ? scalar.text() : scalar.value();
  }

  /** Returns a value whose scalars keep the text they are written with. */
  Object asWritten(YamlNode node, YamlPath path) {
    return read(node, path, scalar -> scalar);
  }

  private Object read(YamlNode node, YamlPath path, Function<Scalar, Object> leaf) {
    if (depth == MAX_DEPTH) {
      return fail(node, path, YamlCodes.TOO_DEEP, MAX_DEPTH);
    }
    depth++;
    Object value = readAt(node, path, leaf);
    depth--;
    return value;
  }

  private Object readAt(YamlNode node, YamlPath path, Function<Scalar, Object> leaf) {
    aliases.count();
    if (node instanceof AliasNode alias) {
      if (!aliases.enter(alias)) {
        return fail(node, path, YamlCodes.ALIAS_CONTAINS_ITSELF);
      }
      Object value = read(alias.target(), path, leaf);
      aliases.leave(alias);
      return value;
    }
    if (node instanceof SequenceNode list) {
      List<Object> items = new ArrayList<>(list.items().size());
      for (int i = 0; i < list.items().size(); i++) {
        items.add(read(list.items().get(i), path.index(i), leaf));
      }
      return Collections.unmodifiableList(items);
    }
    if (node instanceof MappingNode mapping) {
      Map<String, Object> entries = new LinkedHashMap<>();
      fill(entries, mapping, path, leaf);
      return Collections.unmodifiableMap(entries);
    }
    ScalarNode text = (ScalarNode) node;
    allowShowing(text, path);
    try {
      return leaf.apply(GoScalars.resolve(text));
    } catch (IllegalArgumentException e) {
      return fail(node, path, YamlCodes.BAD_TAG, "value does not fit its tag");
    }
  }

  private void allowShowing(ScalarNode text, YamlPath path) {
    if (isSecret != null) {
      if (isSecret.test(path)) {
        text.hide();
      } else {
        text.show();
      }
    }
  }

  private void fill(
      Map<String, Object> entries,
      MappingNode mapping,
      YamlPath path,
      Function<Scalar, Object> leaf) {
    for (Entry entry : mapping.entries()) {
      if (entry.isMerge()) {
        merge(entries, entry.value(), path, leaf);
        continue;
      }
      Object key = key(entry.key(), path);
      if (!(key instanceof String name)) {
        fail(entry.key(), path, YamlCodes.KEY_NOT_TEXT, entry.key().kind());
        continue;
      }
      Object value = read(entry.value(), path.key(name), leaf);
      if (entries.put(name, value) != null) {
        fail(entry.value(), path.key(name), YamlCodes.DUPLICATE_KEY, name);
      }
    }
  }

  /** A key may be shown even if the section that it stands in may not. */
  private Object key(YamlNode node, YamlPath path) {
    Predicate<YamlPath> ofValues = isSecret;
    isSecret = ofValues == null ? null : any -> false;
    Object key = read(node, path, scalar -> scalar.isNull() ? "" : scalar.text());
    isSecret = ofValues;
    return key;
  }

  private void merge(
      Map<String, Object> entries, YamlNode value, YamlPath path, Function<Scalar, Object> leaf) {
    List<YamlNode> nodes =
        value.resolve() instanceof SequenceNode list ? list.items() : List.of(value);
    for (YamlNode node : nodes) {
      if (read(node, path, leaf) instanceof Map<?, ?> merged
          && node.resolve() instanceof MappingNode) {
        merged.forEach((key, each) -> entries.putIfAbsent((String) key, (Object) each));
      } else {
        fail(node, path, YamlCodes.BAD_MERGE);
        return;
      }
    }
  }

  private Object fail(
      YamlNode node, YamlPath path, ProblemCode code, @Nullable Object... arguments) {
    problems.at(path).add(code.at(Reports.placeOf(node), arguments));
    return NULL;
  }
}
