// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.k8s.OperatorVersion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a custom resource may hold, as one version of the operator defines it.
 *
 * <p>Manifests are trees of maps, lists, texts, numbers, booleans and {@link
 * io.github.securescrape.core.value.Scalar}s. Paths are such as {@code
 * spec.staticConfigs[].targets}.
 */
public final class CrdSchema {

  private static final Pattern SEGMENT = Pattern.compile("\\[]|\\{}|[^.\\[{]+");

  private static final Map<CrdKind, CrdTable> TABLES = new EnumMap<>(CrdKind.class);
  private static final Map<Key, CrdField> ROOTS = new ConcurrentHashMap<>();

  static {
    for (CrdKind kind : CrdKind.values()) {
      TABLES.put(kind, CrdTable.read(kind.file()));
    }
  }

  /** A custom resource, and the version from which on it is as it is. */
  private record Key(CrdKind kind, Version turn) {}

  /** A version with which a field or value came or went. */
  record Turn(String verb, Version version) {}

  private final CrdKind kind;
  private final Version version;
  private final CrdField root;

  private CrdSchema(CrdKind kind, Version version) {
    this.kind = kind;
    this.version = version;
    Version turn =
        table(kind).turns().stream()
            .filter(version::isAtLeast)
            .reduce((before, last) -> last)
            .orElse(OperatorVersion.OLDEST_KNOWN.number());
    this.root =
        ROOTS.computeIfAbsent(
            new Key(kind, turn), key -> CrdFields.root(table(key.kind()), key.turn()));
  }

  /**
   * Returns what a version of the operator defines; one that is not known counts as the nearest.
   */
  public static CrdSchema of(CrdKind kind, OperatorVersion version) {
    return new CrdSchema(kind, version.number());
  }

  private static CrdTable table(CrdKind kind) {
    return Optional.ofNullable(TABLES.get(kind)).orElseThrow();
  }

  /** Adds what the API server would refuse, and what it would drop without a word. */
  public void check(Map<String, ?> manifest, Problems problems) {
    new CrdWalker(this).object(root, "", manifest, problems);
    ManifestHead.check(kind, manifest, problems);
  }

  /**
   * Returns whether a value should not be shown: a text where none belongs may be a password
   * written in line. For {@link io.github.securescrape.core.yaml.YamlDocument#tree}.
   */
  public boolean isSecret(YamlPath path) {
    CrdField field = root;
    for (Object segment : path.segments()) {
      boolean isElement = field.type() == CrdType.MAP || segment instanceof Integer;
      field = isElement ? field.element() : NearName.sameIn(field.fields(), (String) segment);
      if (field == null) {
        Version newest = OperatorVersion.NEWEST_KNOWN.number();
        return version.equals(newest) || new CrdSchema(kind, newest).isSecret(path);
      }
    }
    return switch (field.type()) {
      case OBJECT, MAP, LIST, OPEN -> true;
      default -> false;
    };
  }

  /** Returns whether there is a field at a path. */
  public boolean knows(String path) {
    return field(path) != null;
  }

  /** Returns the only values that the field at a path takes; empty if it takes any. */
  public List<String> enumValues(String path) {
    CrdField field = field(path);
    return field == null ? List.of() : field.allowed();
  }

  /** Returns a manifest as the API server keeps it: with defaults, and without nulls. */
  public Map<String, Object> withDefaults(Map<String, ?> manifest) {
    return CrdDefaults.fill(root, manifest);
  }

  /** Returns the field at a path, {@code null} if there is none. */
  @Nullable CrdField field(String path) {
    CrdField field = root;
    for (String segment : SEGMENT.matcher(path).results().map(MatchResult::group).toList()) {
      boolean isElement = segment.equals("[]") || segment.equals("{}");
      field = isElement ? field.element() : field.fields().get(segment);
      if (field == null) {
        return null;
      }
    }
    return field;
  }

  /** Returns when something that this version does not know came or went, empty if never. */
  Optional<Turn> turn(Predicate<CrdSchema> knows) {
    List<Version> turns = table(kind).turns();
    for (Version later : turns) {
      if (!version.isAtLeast(later) && knows.test(new CrdSchema(kind, later))) {
        return Optional.of(new Turn("came", later));
      }
    }
    for (int i = turns.size() - 1; i >= 0; i--) {
      Version before = i == 0 ? OperatorVersion.OLDEST_KNOWN.number() : turns.get(i - 1);
      if (version.isAtLeast(turns.get(i)) && knows.test(new CrdSchema(kind, before))) {
        return Optional.of(new Turn("went", turns.get(i)));
      }
    }
    return Optional.empty();
  }

  Version version() {
    return version;
  }
}
