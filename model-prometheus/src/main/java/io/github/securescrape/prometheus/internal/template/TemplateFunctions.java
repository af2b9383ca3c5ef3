// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.core.value.Version;
import java.util.Map;
import java.util.Set;

/** The functions that templates of alerts may call. */
final class TemplateFunctions {

  private static final Set<String> OF_GO =
      Set.of(
          "and",
          "call",
          "eq",
          "ge",
          "gt",
          "html",
          "index",
          "js",
          "le",
          "len",
          "lt",
          "ne",
          "not",
          "or",
          "print",
          "printf",
          "println",
          "slice",
          "urlquery");

  private static final Set<String> OF_PROMETHEUS =
      Set.of(
          "args",
          "externalURL",
          "first",
          "graphLink",
          "humanize",
          "humanize1024",
          "humanizeDuration",
          "humanizePercentage",
          "humanizeTimestamp",
          "label",
          "match",
          "parseDuration",
          "pathPrefix",
          "query",
          "reReplaceAll",
          "safeHtml",
          "sortByLabel",
          "stripDomain",
          "stripPort",
          "strvalue",
          "tableLink",
          "title",
          "toLower",
          "toUpper",
          "value");

  /** Those that came after the oldest version known. */
  private static final Map<String, Version> SINCE =
      Map.of(
          "toTime", Version.of(2, 38),
          "now", Version.of(3, 6),
          "toDuration", Version.of(3, 6),
          "urlQueryEscape", Version.of(3, 8));

  private TemplateFunctions() {}

  static boolean has(String name, Version version) {
    Version since = SINCE.get(name);
    return since == null
        ? OF_GO.contains(name) || OF_PROMETHEUS.contains(name)
        : version.isAtLeast(since);
  }
}
