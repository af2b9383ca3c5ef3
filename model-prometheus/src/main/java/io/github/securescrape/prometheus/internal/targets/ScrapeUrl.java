// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.targets;

import io.github.securescrape.prometheus.relabel.LabelSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The URL that is scraped, written as Go writes it. */
public final class ScrapeUrl {

  private static final String UNRESERVED = "-_.~";
  private static final String IN_PATH = UNRESERVED + "$&+,/:;=@";
  private static final String IN_HOST = UNRESERVED + "!$&'()*+,;=:[]<>\"";

  private ScrapeUrl() {}

  /**
   * Returns the URL of a target.
   *
   * @param params of its job, whose first values the target's own labels replace
   */
  public static String of(LabelSet target, Map<String, List<String>> params) {
    String scheme = target.get(TargetLabels.SCHEME);
    String path = encode(target.get(TargetLabels.METRICS_PATH), IN_PATH);
    String query = query(target, params);
    return (scheme.isEmpty() ? "" : scheme + ":")
        + "//"
        + encode(target.get(TargetLabels.ADDRESS), IN_HOST)
        + (path.isEmpty() || path.startsWith("/") ? "" : "/")
        + path
        + (query.isEmpty() ? "" : "?" + query);
  }

  private static String query(LabelSet target, Map<String, List<String>> params) {
    Map<String, List<String>> all = new TreeMap<>(LabelSet.ORDER);
    params.forEach((name, values) -> all.put(name, new ArrayList<>(values)));
    target
        .toMap()
        .forEach(
            (label, value) -> {
              if (label.startsWith(TargetLabels.PARAM_PREFIX)) {
                String name = label.substring(TargetLabels.PARAM_PREFIX.length());
                List<String> values = all.computeIfAbsent(name, ignored -> new ArrayList<>());
                if (values.isEmpty()) {
                  values.add(value);
                } else {
                  values.set(0, value);
                }
              }
            });
    List<String> pairs = new ArrayList<>();
    all.forEach(
        (name, values) -> values.forEach(value -> pairs.add(inQuery(name) + '=' + inQuery(value))));
    return String.join("&", pairs);
  }

  private static String inQuery(String text) {
    return encode(text, UNRESERVED + ' ').replace(' ', '+');
  }

  private static String encode(String text, String plain) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      encoded.append(
          letter || plain.indexOf(c) >= 0 ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }
}
