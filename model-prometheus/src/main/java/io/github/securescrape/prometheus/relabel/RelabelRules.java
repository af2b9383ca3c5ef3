// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.relabel;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.internal.regex.GoRegex;
import io.github.securescrape.prometheus.internal.regex.GoRelease;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The rules for a relabeling rule that depend on the version of Prometheus. */
public final class RelabelRules {

  /** Label names of letters and digits, with variables anywhere. */
  private static final GoRegex LEGACY_TEMPLATE =
      GoRegex.compile(
          "^(?:[a-zA-Z_]|\\$(?:\\{\\w+\\}|\\w+))(?:\\w|\\$(?:\\{\\w+\\}|\\w+))*$",
          GoRelease.NEWEST);

  private static final Version PLAIN_NAMES_SINCE = Version.of(2, 50);
  private static final Version UTF8_TEMPLATES_SINCE = Version.of(3, 2);
  private static final Version SCHEME_SINCE = Version.of(3, 7);

  /** In the two versions before, a variable was no part of a legacy name. */
  private static final Version LEGACY_TEMPLATES_AGAIN = new Version(3, 7, 2);

  private final Version version;
  private final boolean legacyNames;
  private final Predicate<String> names;
  private final Predicate<String> sourceNames;

  private RelabelRules(Version version, boolean legacyNames) {
    this.version = version;
    this.legacyNames = legacyNames;
    names = LabelNames.ofTargets(version, legacyNames);
    sourceNames = LabelNames.ofSources(version);
  }

  /**
   * Adds what a version of Prometheus refuses in a rule.
   *
   * @param legacyNames whether the validation scheme of names that counts for the rule is {@code
   *     legacy}: the job's for its own rules, else the global one
   * @param problems of the place of the rule
   */
  public static void check(
      RelabelConfig config, Version version, boolean legacyNames, Problems problems) {
    new RelabelRules(version, legacyNames).check(config, problems);
  }

  private void check(RelabelConfig config, Problems problems) {
    RelabelAction action = config.action() == null ? RelabelAction.REPLACE : config.action();
    String target = config.targetLabel() == null ? "" : config.targetLabel();
    if (action.needsTargetLabel() && !target.isEmpty() && !isTarget(target, action)) {
      String hint = action == RelabelAction.REPLACE ? ", with `$1` for groups of the regex" : "";
      problems.add(RelabelCodes.BAD_TARGET_LABEL, target, action.keyword(), hint);
    }
    String replacement =
        config.replacement() == null ? RelabelConfig.DEFAULT_REPLACEMENT : config.replacement();
    if (action == RelabelAction.LABELMAP && !isTemplate(replacement)) {
      problems.add(RelabelCodes.BAD_REPLACEMENT, replacement, action.keyword());
    }
    List<String> sources = config.sourceLabels() == null ? List.of() : config.sourceLabels();
    for (int i = 0; i < sources.size(); i++) {
      if (!sourceNames.test(sources.get(i))) {
        problems.at("source_labels").at(i).add(RelabelCodes.BAD_SOURCE_LABEL, sources.get(i));
      }
    }
    Optional<String> broken = RelabelRegex.broken(config.regex(), version);
    if (broken.isPresent()) {
      problems.add(RelabelCodes.BAD_REGEX, broken.get());
      return;
    }
    RelabelRegex.refusedByItsRelease(config.regex(), version)
        .ifPresent(message -> problems.add(RelabelCodes.NEWER_GO, version, message));
  }

  private boolean isTarget(String target, RelabelAction action) {
    boolean template =
        switch (action) {
          case REPLACE -> target.contains("$") || !version.isAtLeast(PLAIN_NAMES_SINCE);
          case HASHMOD -> false;
          default -> !version.isAtLeast(PLAIN_NAMES_SINCE);
        };
    return template ? isTemplate(target) : names.test(target);
  }

  /** Returns whether this may become a name, once its variables are filled in. */
  private boolean isTemplate(String text) {
    if (version.isAtLeast(SCHEME_SINCE) && legacyNames) {
      return version.isAtLeast(LEGACY_TEMPLATES_AGAIN)
          ? LEGACY_TEMPLATE.matches(text)
          : LabelNames.isLegacy(text);
    }
    return version.isAtLeast(UTF8_TEMPLATES_SINCE)
        ? LabelNames.isUtf8(text)
        : LEGACY_TEMPLATE.matches(text);
  }
}
