// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the operator has against the scrape classes of a Prometheus: it stops at the first. */
public final class ScrapeClassCheck {

  private static final Map<String, String> FILES =
      Map.of("ca", "caFile", "cert", "certFile", "keySecret", "keyFile");

  private ScrapeClassCheck() {}

  /**
   * Adds all that is wrong with the classes.
   *
   * @param problems of {@code spec}
   * @return whether the operator goes on
   */
  public static boolean check(PrometheusServer server, ObjectStore store, Problems problems) {
    Problems found = Problems.create();
    List<Object> classes = Trees.list(server.spec().get("scrapeClasses"));
    Problems place = found.at("scrapeClasses");
    boolean hasDefault = false;
    for (int i = 0; i < classes.size(); i++) {
      Map<String, Object> each = Trees.map(classes.get(i));
      Check in = new Check(server.version(), store, server.namespace(), place.at(i));
      JobShape.RULES.check(each, in);
      if (Trees.isTrue(each, "default")) {
        if (hasDefault) {
          place.at(i).add(OperatorCodes.DEFAULT_CLASSES);
        }
        hasDefault = true;
      }
    }
    found.toReport().problems().forEach(problems::add);
    return !found.hasErrors();
  }

  /** Warns of what a ScrapeConfig cannot take over from its class. */
  static void references(Map<String, Object> spec, PrometheusServer server, Generation in) {
    Map<String, Object> scrapeClass = server.scrapeClass(spec);
    Map<String, Object> authorization = Trees.map(scrapeClass, "authorization");
    if (authorization.containsKey("credentials")
        && !Trees.map(spec, "authorization").containsKey("credentials")) {
      add("credentials", "the operator does not load its Secret", "credentialsFile", in);
    }
    Map<String, Object> tls = Trees.map(scrapeClass, "tlsConfig");
    if (!Trees.map(spec, "tlsConfig").isEmpty() || in.namespace().equals(server.namespace())) {
      return;
    }
    for (String field : List.of("ca", "cert", "keySecret")) {
      if (tls.containsKey(field)) {
        String why = "its file bears the name of namespace \"" + server.namespace() + '"';
        add(field, why, Objects.requireNonNull(FILES.get(field)), in);
      }
    }
  }

  private static void add(String field, String why, String file, Generation in) {
    in.problems().add(OperatorCodes.CLASS_REFERENCE.onKeys("scrapeClass"), field, why, file);
  }
}
