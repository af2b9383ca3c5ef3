// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.internal.binding.Shape.AnyShape;
import io.github.securescrape.core.internal.binding.Shape.ListShape;
import io.github.securescrape.core.internal.binding.Shape.MapShape;
import io.github.securescrape.core.internal.binding.Shape.ScalarShape;
import io.github.securescrape.core.internal.binding.Shape.SectionShape;
import io.github.securescrape.core.internal.binding.Shape.Shapes;
import io.github.securescrape.core.internal.yaml.GoScalars;
import io.github.securescrape.core.internal.yaml.YamlNode;
import io.github.securescrape.core.internal.yaml.YamlNode.AliasNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.schema.Dialect.Decoder;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.value.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record from the nodes of a document as go-yaml's strict decoder fills a Go struct, but
 * goes on after each problem.
 *
 * <p>What go-yaml does and this class follows: keys are decoded in their order; a merge is decoded
 * where it stands, onto what is there; an explicit null sets the zero value of the type, not the
 * default. What other decoders do differently is said at {@link Dialect.Decoder}.
 */
public final class RecordReader {

  private final Shapes shapes;
  private final @Nullable Version version;
  private final Problems problems;
  private final Reports reports;
  private final SectionBuilder builder;
  private final StrangeKeys strangeKeys;
  private final Decoder decoder;
  private final AnythingReader anything;
  private final AliasGuard aliases = new AliasGuard();
  private final Nulls nulls;

  private RecordReader(
      Dialect dialect,
      @Nullable Version version,
      Problems problems,
      Shape top,
      ProblemCode nullItem) {
    this.shapes = new Shapes(dialect, version);
    this.version = version;
    this.problems = problems;
    this.reports = new Reports(problems, top, shapes);
    this.builder = new SectionBuilder(shapes, version, problems);
    this.decoder = dialect.decoder();
    this.nulls = new Nulls(decoder, builder, reports, nullItem);
    this.anything = new AnythingReader(problems, aliases);
    this.strangeKeys =
        new StrangeKeys(
            shapes,
            version,
            reports,
            anything,
            dialect.carriesUnknownKeys(),
            (field, node) -> fits(field, node, dialect, top, nullItem));
  }

  /**
   * Returns whether a value would be read for a field without a problem that has no fix; not told
   * of aliases.
   */
  private boolean fits(
      Field field, YamlNode node, Dialect dialect, Shape top, ProblemCode nullItem) {
    if (node.holdsAlias() || Nulls.isNull(node)) {
      return false;
    }
    Problems found = Problems.create();
    found.restrictTo(code -> code.isFor(version));
    RecordReader reader = new RecordReader(dialect, version, found, top, nullItem);
    reader.value(shapes.of(field), node, YamlPath.root().key(field.key()), null);
    return found.toReport().found().stream().allMatch(problem -> problem.fix() != null);
  }

  /**
   * Reads a record.
   *
   * @param node the document; {@code null} if it is empty
   * @param version of the program that the file is for; {@code null} to know all keys
   * @return the record as far as it can be built, {@code null} if it cannot
   */
  public static <T> @Nullable T read(
      Class<T> type,
      @Nullable YamlNode node,
      Dialect dialect,
      @Nullable Version version,
      Problems problems) {
    RecordSchema schema = RecordSchema.of(type);
    Shape shape = new SectionShape(schema);
    RecordReader reader = new RecordReader(dialect, version, problems, shape, YamlCodes.NULL_ITEM);
    Object value;
    if (node == null) {
      value = reader.builder.create(new Section(schema), YamlPath.root());
    } else {
      try {
        value = reader.value(shape, node, YamlPath.root(), null);
        if (value == null) {
          value =
              schema.nullIsZero()
                  ? reader.builder.zero(schema, YamlPath.root())
                  : reader.builder.create(new Section(schema), YamlPath.root());
        }
      } catch (AliasGuard.Exhausted e) {
        reader.reports.add(node, YamlPath.root(), YamlCodes.EXCESSIVE_ALIASING);
        value = Section.FAILED;
      }
    }
    return value == Section.FAILED ? null : type.cast(value);
  }

  /**
   * Reads a list of records.
   *
   * @param node the document; {@code null} if it is empty
   * @param version of the program that the file is for; {@code null} to know all keys
   * @param nullItem what to say of a null item; its argument is the index
   * @return the records as far as they can be built, {@code null} if they cannot
   */
  public static <T> @Nullable List<T> readList(
      Class<T> type,
      @Nullable YamlNode node,
      Dialect dialect,
      @Nullable Version version,
      ProblemCode nullItem,
      Problems problems) {
    Shape shape = new ListShape(new SectionShape(RecordSchema.of(type)));
    RecordReader reader = new RecordReader(dialect, version, problems, shape, nullItem);
    if (node == null) {
      return List.of();
    }
    try {
      Object items = reader.value(shape, node, YamlPath.root(), null);
      return items == null
          ? List.of()
          : items instanceof List<?> list ? list.stream().map(type::cast).toList() : null;
    } catch (AliasGuard.Exhausted e) {
      reader.reports.add(node, YamlPath.root(), YamlCodes.EXCESSIVE_ALIASING);
      return null;
    }
  }

  /**
   * Reads a value.
   *
   * @param before what a merge gave for the same key: a {@link Section} or a map
   * @return the value, {@code null} for an explicit null that means unset, or {@link
   *     Section#FAILED}
   */
  private @Nullable Object value(
      Shape shape, YamlNode node, YamlPath path, @Nullable Object before) {
    aliases.count();
    if (node instanceof AliasNode alias) {
      if (!aliases.enter(alias)) {
        return reports.fail(node, path, YamlCodes.ALIAS_CONTAINS_ITSELF);
      }
      Object value = value(shape, alias.target(), path, before);
      aliases.leave(alias);
      return value;
    }
    if (shape instanceof ScalarShape scalar && node instanceof ScalarNode scalarNode) {
      return scalar(scalar, scalarNode, path);
    }
    if (shape instanceof AnyShape) {
      return anything.plain(node, path);
    }
    if (Nulls.isNull(node)) {
      Showing.show(node, true);
      return null;
    }
    if (shape instanceof ListShape list && node instanceof SequenceNode sequence) {
      return list(list, sequence, path);
    }
    if (shape instanceof MapShape map && node instanceof MappingNode mapping) {
      Map<String, Object> entries = new LinkedHashMap<>();
      if (before instanceof Map<?, ?> merged) {
        merged.forEach((key, value) -> entries.put((String) key, value));
      }
      return fill(entries, map, mapping, path)
          ? Collections.unmodifiableMap(entries)
          : Section.FAILED;
    }
    if (shape instanceof SectionShape section && node instanceof MappingNode mapping) {
      // Sections with defaults set them anew each time they are decoded.
      Section state =
          before instanceof Section merged && !section.schema().hasDefaults()
              ? merged
              : new Section(section.schema());
      fill(state, mapping, path);
      return builder.create(state, path);
    }
    if (!shape.isSecret()) {
      Showing.showIfOpen(node, shape);
    }
    String list =
        decoder == Decoder.JSON
            ? "Write it as a list, between `[` and `]`."
            : "Write it as a list, each item after `- `.";
    String hint = shape instanceof ListShape ? list : "";
    return reports.fail(
        node,
        path,
        YamlCodes.WRONG_KIND,
        reports.nameOf(path),
        shape.expected(),
        node.kind(),
        hint);
  }

  private @Nullable Object scalar(ScalarShape shape, ScalarNode node, YamlPath path) {
    boolean secret = shape.isSecret();
    if (!secret) {
      node.show();
    }
    Scalar scalar;
    try {
      scalar = GoScalars.resolve(node);
    } catch (IllegalArgumentException e) {
      String detail = secret ? "value does not fit its tag" : String.valueOf(e.getMessage());
      return reports.fail(node, path, YamlCodes.BAD_TAG, detail);
    }
    if (scalar.isNull() && nulls.isRead(shape, node)) {
      scalar = new Scalar("", "");
    } else if (scalar.isNull() || scalar.text().isEmpty() && shape.isEmptyUnset()) {
      return shape.type().zero();
    }
    Object value = shape.type().read(scalar);
    if (value != null) {
      return value;
    }
    String name = reports.nameOf(path);
    String expected = shape.expected();
    if (secret) {
      return reports.fail(node, path, YamlCodes.BAD_SECRET, name, expected, shape.type().hint());
    }
    String text = scalar.text();
    String hint = hint(shape, scalar);
    KeywordType words = shape.keywords();
    Optional<String> sure = words == null ? Optional.empty() : words.sure(text);
    if (sure.isEmpty() || path.isIndex()) {
      return reports.fail(node, path, YamlCodes.BAD_VALUE, name, text, expected, hint);
    }
    Fix fix = Fix.safe(hint).set(path.name(), sure.get());
    reports.addFixable(node, path, fix, YamlCodes.BAD_VALUE, name, text, expected, hint);
    return Section.FAILED;
  }

  private Object list(ListShape shape, SequenceNode node, YamlPath path) {
    if (decoder == Decoder.YAML_3 && shape.item() instanceof SectionShape) {
      node.leaveOut(item -> Nulls.isNull(item.resolve()));
    }
    List<Object> items = new ArrayList<>(node.items().size());
    boolean complete = true;
    for (int i = 0; i < node.items().size(); i++) {
      YamlNode item = node.items().get(i);
      YamlPath place = path.index(i);
      Object value = value(shape.item(), item, place, null);
      if (value == null) {
        value = nulls.item(shape.item(), item, place, path);
      }
      if (value != Section.FAILED) {
        items.add(value);
      } else if (shape.item() instanceof SectionShape section) {
        // In its place, so that the others keep theirs and are checked.
        items.add(section.schema().empty());
      } else {
        complete = false;
      }
    }
    return complete ? List.copyOf(items) : Section.FAILED;
  }

  private boolean fill(
      Map<String, Object> entries, MapShape shape, MappingNode node, YamlPath path) {
    boolean complete = true;
    for (Entry entry : entriesOf(node, path)) {
      if (entry.isMerge()) {
        complete &= merge(entry.value(), path, merged -> fill(entries, shape, merged, path));
        continue;
      }
      String key = key(entry.key(), path);
      if (key == null) {
        complete = false;
        continue;
      }
      YamlPath place = path.key(key);
      Object value = value(shape.value(), entry.value(), place, null);
      if (entries.containsKey(key) && decoder != Decoder.JSON) {
        reports.duplicate(node, entry.value(), place);
        value = Section.FAILED;
      }
      if (value == Section.FAILED) {
        complete = false;
      } else {
        entries.put(key, value == null ? nulls.entry(shape.value(), entry.value(), place) : value);
      }
    }
    return complete;
  }

  private void fill(Section section, MappingNode node, YamlPath path) {
    boolean[] seen = new boolean[section.values.length];
    for (Entry entry : entriesOf(node, path)) {
      if (entry.isMerge()) {
        merge(
            entry.value(),
            path,
            merged -> {
              fill(section, merged, path);
              return true;
            });
        continue;
      }
      String key = key(entry.key(), path);
      if (key == null) {
        continue;
      }
      int index = indexOf(key, section.schema);
      YamlPath place = path.key(key);
      if (index < 0) {
        strangeKeys.unknown(section, key, node, entry, place);
      } else if (!section.schema.fields().get(index).isKnownTo(version)) {
        strangeKeys.unknownToVersion(section.schema.fields().get(index), entry, place);
      } else if (seen[index] && decoder != Decoder.JSON) {
        Showing.showIfOpen(entry.value(), shapes.of(section.schema.fields().get(index)));
        reports.duplicate(node, entry.key(), place);
      } else {
        section.values[index] = seen[index] ? null : section.values[index];
        seen[index] = true;
        set(section, index, entry.value(), place);
      }
    }
  }

  private int indexOf(String key, RecordSchema schema) {
    int index = schema.indexOf(key);
    return index < 0 && decoder == Decoder.JSON ? schema.indexOfIgnoringCase(key) : index;
  }

  /** Returns the entries of a mapping; without merges, if those do not count where they stand. */
  private List<Entry> entriesOf(MappingNode node, YamlPath path) {
    return decoder == Decoder.YAML_3 ? new LateMerges(reports, path).in(node) : node.entries();
  }

  private void set(Section section, int index, YamlNode node, YamlPath path) {
    Field field = section.schema.fields().get(index);
    Shape shape = shapes.of(field);
    Object before = field.readAnew() ? null : section.values[index];
    if (shape instanceof SectionShape inner) {
      before = section.inner(index, inner.schema());
    }
    if (field.nullItemsPass() && node.resolve() instanceof SequenceNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (nulls.isPlain(list.items().get(i).resolve())) {
          problems.at(path.index(i)).exempt();
        }
      }
    }
    Field outer = builder.enter(field);
    Object value = value(shape, node, path, before);
    section.values[index] =
        value != Section.FAILED
                && Nulls.isNull(node.resolve())
                && !nulls.isRead(shape, node.resolve())
            ? nulls.component(field, shape, value, node, path)
            : value;
    builder.leave(outer);
  }

  /** Returns the key of an entry as a text, {@code null} after reporting that it is none. */
  private @Nullable String key(YamlNode node, YamlPath path) {
    aliases.count();
    if (!(node.resolve() instanceof ScalarNode scalar)) {
      reports.add(node, path, YamlCodes.KEY_NOT_TEXT, node.kind());
      return null;
    }
    scalar.show();
    try {
      Scalar key = GoScalars.resolve(scalar);
      return key.isNull() ? "" : key.text();
    } catch (IllegalArgumentException e) {
      reports.add(node, path, YamlCodes.BAD_TAG, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /** Decodes the mappings that a merge brings; of a list the last first, so that the first wins. */
  private boolean merge(YamlNode value, YamlPath path, Predicate<MappingNode> into) {
    List<YamlNode> nodes =
        new ArrayList<>(value instanceof SequenceNode list ? list.items() : List.of(value));
    Collections.reverse(nodes);
    boolean complete = true;
    for (YamlNode node : nodes) {
      AliasNode alias = node instanceof AliasNode each ? each : null;
      if (!(node.resolve() instanceof MappingNode mapping)) {
        reports.add(node, path, YamlCodes.BAD_MERGE);
        return false;
      }
      if (alias != null && !aliases.enter(alias)) {
        reports.add(node, path, YamlCodes.ALIAS_CONTAINS_ITSELF);
        return false;
      }
      aliases.count();
      complete &= into.test(mapping);
      if (alias != null) {
        aliases.leave(alias);
      }
    }
    return complete;
  }

  private static String hint(ScalarShape shape, Scalar scalar) {
    KeywordType words = shape.keywords();
    return words != null
        ? words.near(scalar.text()).map(word -> "Write `" + word + "`.").orElse("")
        : shape.type().hint();
  }
}
