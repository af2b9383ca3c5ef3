// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.Shapes;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.value.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys that a section does not have, or not in the version that a file is for. */
final class StrangeKeys {

  private final Shapes shapes;
  private final @Nullable Version version;
  private final Reports reports;
  private final AnythingReader anything;
  private final boolean carriesUnknownKeys;

  StrangeKeys(
      Shapes shapes,
      @Nullable Version version,
      Reports reports,
      AnythingReader anything,
      boolean carriesUnknownKeys) {
    this.shapes = shapes;
    this.version = version;
    this.reports = reports;
    this.anything = anything;
    this.carriesUnknownKeys = carriesUnknownKeys;
  }

  void unknownToVersion(Field field, Entry entry, YamlPath place) {
    Showing.showIfOpen(entry.value(), shapes.of(field));
    boolean early = field.since() != null && version != null && !version.isAtLeast(field.since());
    String history = early ? "it came with " + field.since() : "it went with " + field.until();
    reports.add(
        entry.key(), place, YamlCodes.UNKNOWN_TO_VERSION, field.key(), "" + version, history);
  }

  void unknown(Section section, String key, Entry entry, YamlPath place) {
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
      String meant = near.get();
      section.addMeant(meant);
      Showing.showIfOpen(entry.value(), shapes.of(schema.fields().get(schema.indexOf(meant))));
      String guess = "; did you mean `" + meant + "`?";
      reports.add(entry.key(), place, YamlCodes.UNKNOWN_KEY, key, guess, "Write `" + meant + "`.");
      return;
    }
    Optional<Suggestions.Home> home = Suggestions.home(key, schema, reports.topSchema(), shapes);
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
}
