// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.template;

import io.github.securescrape.core.value.Version;
import java.util.List;
import java.util.Optional;

/**
 * Templates in labels and annotations of alerts.
 *
 * <p>Prometheus only reads them when it loads its rules, and so does this: what fails later, such
 * as a field that is not there or an argument of a wrong type, depends on the alert.
 */
public final class AlertTemplate {

  private static final List<String> VARIABLES =
      List.of("$labels", "$externalLabels", "$externalURL", "$value");

  private AlertTemplate() {}

  /**
   * Returns what the version says against a template.
   *
   * @param alert name of the alert, which is part of what it says
   */
  public static Optional<String> fault(String text, String alert, Version version) {
    if (!text.contains("{{")) {
      return Optional.empty();
    }
    String name = "__alert_" + alert;
    try {
      new TemplateParser(TemplateLexer.cut(text), version).parse(name, VARIABLES);
      return Optional.empty();
    } catch (Items.Stop e) {
      return Optional.of("template: " + name + ":" + e.line() + ": " + e.getMessage());
    }
  }
}
