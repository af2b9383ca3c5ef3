// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.Shapes;
import io.github.securescrape.core.internal.yaml.YamlNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Keys that a section does not have, or not in the version that a file is for. */
final class StrangeKeys {

  private final Shapes shapes;
  private final @Nullable Version version;
  private final Reports reports;
  private final AnythingReader anything;
  private final boolean carriesUnknownKeys;

  /** Whether nothing is wrong with a value for a field. */
  private final BiPredicate<Field, YamlNode> fitting;

  StrangeKeys(
      Shapes shapes,
      @Nullable Version version,
      Reports reports,
      AnythingReader anything,
      boolean carriesUnknownKeys,
      BiPredicate<Field, YamlNode> fitting) {
    this.shapes = shapes;
    this.version = version;
    this.reports = reports;
    this.anything = anything;
    this.carriesUnknownKeys = carriesUnknownKeys;
    this.fitting = fitting;
  }

  void unknownToVersion(Field field, Entry entry, YamlPath place) {
    Showing.showIfOpen(entry.value(), shapes.of(field));
    boolean early = field.since() != null && version != null && !version.isAtLeast(field.since());
    String history = early ? "it came with " + field.since() : "it went with " + field.until();
    reports.add(
        entry.key(), place, YamlCodes.UNKNOWN_TO_VERSION, field.key(), "" + version, history);
  }

  void unknown(Section section, String key, MappingNode node, Entry entry, YamlPath place) {
    RecordSchema schema = section.schema;
    if (carriesUnknownKeys && schema.takesUnknownKeys()) {
      if (section.replacesExtra(key, anything.asWritten(entry.value(), place))) {
        reports.add(entry.key(), place, YamlCodes.DUPLICATE_KEY, key);
      }
      return;
    }
    List<String> known =
        schema.fields().stream().filter(each -> each.isKnownTo(version)).map(Field::key).toList();
    Optional<String> near = Suggestions.near(key, known);
    if (near.isPresent()) {
      meant(section, key, near.get(), Suggestions.isSure(key, near.get(), known), entry, place);
      return;
    }
    Optional<Suggestions.Home> home =
        Suggestions.beside(key, schema, section.written(node), shapes)
            .or(() -> Suggestions.home(key, schema, reports.topSchema(), shapes));
    if (home.isPresent()) {
      Showing.showIfOpen(entry.value(), shapes.of(home.get().field()));
      String guess = "; it belongs under " + home.get().path();
      String hint = "Move `" + key + "` there.";
      reports.add(entry.key(), place, YamlCodes.UNKNOWN_KEY, key, guess, hint);
      return;
    }
    Showing.show(entry.value(), false);
    String hint = "Remove `" + key + "`, or mend its name.";
    reports.add(entry.key(), place, YamlCodes.UNKNOWN_KEY, key, "", hint);
  }

  private void meant(
      Section section, String key, String meant, boolean sure, Entry entry, YamlPath place) {
    boolean another = section.meant().contains(meant);
    section.addMeant(meant);
    Field field = section.schema.fields().get(section.schema.indexOf(meant));
    Showing.showIfOpen(entry.value(), shapes.of(field));
    String guess = "; did you mean `" + meant + "`?";
    String hint = "Write `" + meant + "`.";
    if (sure && !another && fitting.test(field, entry.value())) {
      Fix fix = Fix.safe("Rename `" + key + "` to `" + meant + "`.").rename(key, meant);
      reports.addFixable(entry.key(), place, fix, YamlCodes.UNKNOWN_KEY, key, guess, hint);
    } else {
      reports.add(entry.key(), place, YamlCodes.UNKNOWN_KEY, key, guess, hint);
    }
  }
}
