// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.regex.GoMatch;
import io.github.securescrape.prometheus.internal.regex.GoRegex;
import io.github.securescrape.prometheus.internal.regex.GoTemplate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A relabeling rule made ready for many label sets. */
final class CompiledRule {

  private static final Version EXPANDS_DELETED_SINCE = Version.of(2, 50);
  private static final Version KEEPS_ORDER_SINCE = Version.of(2, 43);

  private final RelabelConfig config;
  private final RelabelAction action;
  private final List<String> sourceLabels;
  private final String separator;
  private final String targetLabel;
  private final GoRegex regex;
  private final GoTemplate target;
  private final GoTemplate replacement;
  private final Predicate<String> names;

  /** Whether the label to remove is the target label with its variables filled in. */
  private final boolean expandsDeleted;

  /** Whether labels that were set come after the others until the last rule. */
  private final boolean keepsOrder;

  CompiledRule(RelabelConfig config, Version version, boolean legacyNames) {
    this.config = config;
    action = config.action() == null ? RelabelAction.REPLACE : config.action();
    if (action == RelabelAction.NONE) {
      throw new IllegalArgumentException("a rule has no action");
    }
    if (action == RelabelAction.HASHMOD && (config.modulus() == null || config.modulus() == 0)) {
      throw new IllegalArgumentException("a rule has no modulus");
    }
    sourceLabels = config.sourceLabels() == null ? List.of() : config.sourceLabels();
    separator = config.separator() == null ? RelabelConfig.DEFAULT_SEPARATOR : config.separator();
    targetLabel = config.targetLabel() == null ? "" : config.targetLabel();
    regex = RelabelRegex.compile(config.regex(), version);
    target = GoTemplate.parse(targetLabel);
    replacement =
        GoTemplate.parse(
            config.replacement() == null
                ? RelabelConfig.DEFAULT_REPLACEMENT
                : config.replacement());
    names = LabelNames.ofTargets(version, legacyNames);
    expandsDeleted = version.isAtLeast(EXPANDS_DELETED_SINCE);
    keepsOrder = version.isAtLeast(KEEPS_ORDER_SINCE);
  }

  RelabelConfig config() {
    return config;
  }

  RelabelAction action() {
    return action;
  }

  List<String> sourceLabels() {
    return sourceLabels;
  }

  String separator() {
    return separator;
  }

  String targetLabel() {
    return targetLabel;
  }

  /** Returns what is set by a match, {@code null} if what should be its name is none. */
  @Nullable String valueOf(GoMatch match) {
    return names.test(target.expand(match)) ? replacement.expand(match) : null;
  }

  String nameOf(GoMatch match) {
    return target.expand(match);
  }

  @Nullable GoMatch find(String source) {
    return regex.find(source);
  }

  /** Returns the variables in what is set for which the regex has no group. */
  List<String> unknownGroups(GoMatch match) {
    return Stream.of(target, replacement)
        .flatMap(template -> template.unknown(match).stream())
        .distinct()
        .toList();
  }

  /** Returns the values of the source labels, joined. */
  String source(LabelBuffer labels) {
    if (sourceLabels.size() == 1) {
      return labels.get(sourceLabels.get(0));
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < sourceLabels.size(); i++) {
      joined.append(i == 0 ? "" : separator).append(labels.get(sourceLabels.get(i)));
    }
    return joined.toString();
  }

  /** Returns whether the rule has something to do: its regex matches, or its labels are equal. */
  boolean matches(LabelBuffer labels) {
    if (action.isAboutNames()) {
      for (int i = 0; i < labels.size(); i++) {
        if (regex.matches(labels.name(i))) {
          return true;
        }
      }
      return false;
    }
    String source = source(labels);
    if (action.comparesLabels()) {
      return labels.get(targetLabel).equals(source);
    }
    return action.takesWholeSource() || regex.matches(source);
  }

  /** Applies the rule; returns whether the target is kept. */
  boolean apply(LabelBuffer labels) {
    switch (action) {
      case KEEP, KEEPEQUAL -> {
        return matches(labels);
      }
      case DROP, DROPEQUAL -> {
        return !matches(labels);
      }
      case REPLACE -> replace(labels);
      case LOWERCASE -> labels.set(targetLabel, mapped(source(labels), Character::toLowerCase));
      case UPPERCASE -> labels.set(targetLabel, mapped(source(labels), Character::toUpperCase));
      case HASHMOD -> labels.set(targetLabel, hash(source(labels)));
      case LABELMAP -> map(labels);
      case LABELDROP, LABELKEEP -> {
        for (int i = labels.size() - 1; i >= 0; i--) {
          if (regex.matches(labels.name(i)) == (action == RelabelAction.LABELDROP)) {
            labels.remove(i);
          }
        }
      }
      case NONE -> throw new IllegalStateException("no rule has this action");
    }
    return true;
  }

  private void replace(LabelBuffer labels) {
    GoMatch match = regex.find(source(labels));
    if (match == null) {
      return;
    }
    String name = target.expand(match);
    boolean valid = names.test(name);
    String value = valid ? replacement.expand(match) : "";
    if (!value.isEmpty()) {
      labels.set(name, value);
    } else if (!expandsDeleted) {
      labels.set(targetLabel, "");
    } else if (valid) {
      labels.set(name, "");
    }
  }

  /** Go changes the case of each character for itself: no ß becomes SS. */
  private static String mapped(String text, IntUnaryOperator toCase) {
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints().map(toCase).forEach(mapped::appendCodePoint);
    return mapped.toString();
  }

  private String hash(String source) {
    long modulus = Objects.requireNonNull(config.modulus());
    try {
      byte[] md5 = MessageDigest.getInstance("MD5").digest(source.getBytes(StandardCharsets.UTF_8));
      long last = ByteBuffer.wrap(md5).getLong(Long.BYTES);
      return Long.toUnsignedString(Long.remainderUnsigned(last, modulus));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void map(LabelBuffer labels) {
    if (!keepsOrder) {
      labels.settle();
    }
    LabelBuffer before = labels.copy();
    for (int i = 0; i < before.size(); i++) {
      if (regex.matches(before.name(i))) {
        labels.set(regex.replaceAll(before.name(i), replacement), before.value(i));
      }
    }
  }
}
