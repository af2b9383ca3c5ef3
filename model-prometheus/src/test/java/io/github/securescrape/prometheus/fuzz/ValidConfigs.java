// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random configurations that a version takes, as texts. */
public final class ValidConfigs {

  private ValidConfigs() {}

  /** Returns as many as asked for; each section that the version knows is in some. */
  public static List<String> of(Version version, long seed, int count) {
    Choice choice = new Choice(new Random(seed));
    RandomConfigs random =
        new RandomConfigs(choice, version, new KnownDifferences(version).leftOut());
    PrometheusVersion reader = new PrometheusVersion(version);
    Repair repair = new Repair(text -> PrometheusYaml.parse("prometheus.yml", text, reader));
    Sections all = Sections.OF_PROMETHEUS;
    List<Class<? extends Record>> sections =
        all.all().stream().filter(each -> all.isKnown(each, version)).toList();
    List<String> texts = new ArrayList<>();
    for (int i = 0; texts.size() < count; i++) {
      Entries tree = random.next(sections.get(i % sections.size()));
      if (repair.repair(tree)) {
        texts.add(TreePrinter.print(tree, new Random(seed)));
      }
    }
    return texts;
  }
}
