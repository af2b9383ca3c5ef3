// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.prometheus.host.UnitFile.Setting;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a unit of systemd shows besides how it starts an exporter. */
final class UnitRules {

  static final ProblemCode UNSANDBOXED =
      ProblemCode.note(
          "host.unit.unsandboxed",
          "systemd keeps {0} from nothing that its user may do",
          "Set such as `NoNewPrivileges=yes`, `ProtectSystem=strict` and `ProtectHome=read-only`.");

  static final ProblemCode PERCENT =
      ProblemCode.warning(
          "host.unit.percent",
          "`%` before \"{0}\" is no specifier of systemd, which passes over the line",
          "Write `%%` for each `%`.");

  private static final Pattern SANDBOX =
      Pattern.compile(
          "DynamicUser|NoNewPrivileges|CapabilityBoundingSet|Protect.*|Private.*|Restrict.*|SystemCall.*");

  /** A percent sign, with what follows it, that is neither doubled nor before a specifier. */
  private static final Pattern STRAY =
      Pattern.compile("(?:^|[^%])(?:%%)*%(?![%aAbBCdDEfgGhHiIjJlLmMnNopPqsStTuUvVwWyY])(.?)");

  private UnitRules() {}

  static void check(UnitFile unit) {
    for (Setting setting : unit.settings()) {
      for (Word word : unit.words(setting)) {
        var stray = STRAY.matcher(word.text());
        if (stray.find()) {
          word.place().add(PERCENT, stray.group(1));
        }
      }
    }
    unit.launch().ifPresent(launch -> checkRights(unit, launch.program()));
  }

  private static void checkRights(UnitFile unit, String program) {
    Optional<Setting> user = unit.last("User").filter(each -> !each.value().isEmpty());
    boolean dynamic =
        unit.last("DynamicUser")
            .filter(each -> each.value().matches("(?i)yes|true|on|1"))
            .isPresent();
    if (user.filter(each -> each.value().matches("root|0")).isPresent()) {
      user.get().place().add(LaunchRules.ROOT, program);
    } else if (user.isEmpty() && !dynamic) {
      unit.service().add(LaunchRules.ROOT, program);
    }
    if (unit.settings().stream().noneMatch(each -> SANDBOX.matcher(each.key()).matches())) {
      unit.service().add(UNSANDBOXED, program);
    }
  }
}
