// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Compose file as a tree, with the places of its values. */
final class ComposeFile {

  private static final Dialect DIALECT = Dialect.of().decodedBy(Dialect.Decoder.YAML_3);

  /** Keys of a service whose values, and those within, are no secrets. */
  private static final Set<String> OPEN_KEYS =
      Set.of("image", "user", "network_mode", "ports", "volumes", "container_name");

  private static final Set<String> COMMANDS = Set.of("command", "entrypoint", "healthcheck");

  /** Words of a command that are no secrets. */
  private static final Pattern OPEN_WORD =
      Pattern.compile(
          "--(web|path|collector|no)[\\w.-]*(=.*)?|CMD(-SHELL)?|NONE|-\\w|curl|wget"
              + "|https?://[^@\\s]*|/[\\w./-]*");

  private final YamlDocument document;
  private final @Nullable Object tree;

  ComposeFile(HostFile file) {
    YamlDocument unread = YamlDocument.parse(file.name(), file.text(), DIALECT);
    Set<String> open = new HashSet<>();
    walk(
        unread.tree(path -> true),
        YamlPath.root(),
        (path, text) -> {
          if (isOpen(path, text)) {
            open.add(path.toString());
          }
        });
    // Read anew, as what was hidden once stays hidden.
    document = YamlDocument.parse(file.name(), file.text(), DIALECT);
    tree = document.tree(path -> !open.contains(path.toString()));
  }

  private static boolean isOpen(YamlPath path, String text) {
    List<Object> segments = path.segments();
    return segments.size() > 2
        && segments.get(0).equals("services")
        && (OPEN_KEYS.contains(segments.get(2).toString())
            || COMMANDS.contains(segments.get(2).toString()) && OPEN_WORD.matcher(text).matches());
  }

  private static void walk(
      @Nullable Object tree, YamlPath path, BiConsumer<YamlPath, String> visitor) {
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> walk(value, path.key((String) key), visitor));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(list.get(i), path.index(i), visitor);
      }
    } else if (tree instanceof Scalar scalar) {
      visitor.accept(path, scalar.text());
    }
  }

  /** Visits each scalar. */
  void forEach(BiConsumer<Place, String> visitor) {
    walk(tree, YamlPath.root(), (path, text) -> visitor.accept(place(path), text));
  }

  /** Returns its services. */
  List<ComposeService> services() {
    List<ComposeService> services = new ArrayList<>();
    if (tree instanceof Map<?, ?> root && root.get("services") instanceof Map<?, ?> all) {
      YamlPath path = YamlPath.root().key("services");
      all.forEach(
          (name, service) -> {
            if (service instanceof Map<?, ?> map) {
              services.add(new ComposeService(this, path.key((String) name), map));
            }
          });
    }
    return services;
  }

  /** Returns the place of a value. */
  Place place(YamlPath path) {
    return new Place() {
      @Override
      public void add(ProblemCode code, Object... arguments) {
        document.problems().at(path).add(code, arguments);
      }

      @Override
      public Location location() {
        return document.placeOf(path);
      }
    };
  }

  /** Returns the problems found so far. */
  Report report() {
    return document.report();
  }
}
