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
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.schema.Dialect.Decoder;
import io.github.securescrape.core.value.Extra;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.value.Version;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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

  /** Stands for a value that could not be read; its problem is reported. */
  private static final Object FAILED = new Object();

  private final Shapes shapes;
  private final boolean carriesUnknownKeys;
  private final @Nullable Version version;
  private final Problems problems;
  private final Shape top;
  private final Decoder decoder;
  private final AnythingReader anything;
  private final AliasGuard aliases = new AliasGuard();

  /** The key whose value is being read, if not all rules are checked there. */
  private @Nullable Field unchecked;

  /** What to say of a null section in a list. */
  private ProblemCode nullItem = YamlCodes.NULL_ITEM;

  private RecordReader(Dialect dialect, @Nullable Version version, Problems problems, Shape top) {
    this.shapes = new Shapes(dialect, version);
    this.carriesUnknownKeys = dialect.carriesUnknownKeys();
    this.version = version;
    this.problems = problems;
    this.top = top;
    this.decoder = dialect.decoder();
    this.anything = new AnythingReader(problems, aliases);
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
    RecordReader reader = new RecordReader(dialect, version, problems, shape);
    Object value;
    if (node == null) {
      value = reader.create(new Section(schema), YamlPath.root());
    } else {
      try {
        value = reader.value(shape, node, YamlPath.root(), null);
        if (value == null) {
          value =
              schema.nullIsZero()
                  ? reader.zero(schema, YamlPath.root())
                  : reader.create(new Section(schema), YamlPath.root());
        }
      } catch (AliasGuard.Exhausted e) {
        reader.report(node, YamlPath.root(), YamlCodes.EXCESSIVE_ALIASING);
        value = FAILED;
      }
    }
    return value == FAILED ? null : type.cast(value);
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
    RecordReader reader = new RecordReader(dialect, version, problems, shape);
    reader.nullItem = nullItem;
    if (node == null) {
      return List.of();
    }
    try {
      Object items = reader.value(shape, node, YamlPath.root(), null);
      return items == null
          ? List.of()
          : items instanceof List<?> list ? list.stream().map(type::cast).toList() : null;
    } catch (AliasGuard.Exhausted e) {
      reader.report(node, YamlPath.root(), YamlCodes.EXCESSIVE_ALIASING);
      return null;
    }
  }

  /** Returns whether a version has the rule of a code; all have it if there is no version. */
  public static boolean isFor(@Nullable Version version, ProblemCode code) {
    return version == null
        || (code.since() == null || version.isAtLeast(Version.parse(code.since())))
            && (code.until() == null || !version.isAtLeast(Version.parse(code.until())));
  }

  /** Returns the keys below a type that never hold a secret: a text or list of texts each. */
  public static Set<String> openKeys(Class<?> type, Dialect dialect) {
    Shapes shapes = new Shapes(dialect, null);
    Set<String> open = new HashSet<>();
    Set<String> closed = new HashSet<>();
    Set<RecordSchema> seen = new HashSet<>();
    Deque<RecordSchema> todo = new ArrayDeque<>(List.of(RecordSchema.of(type)));
    while (!todo.isEmpty()) {
      RecordSchema schema = todo.pop();
      if (!seen.add(schema)) {
        continue;
      }
      for (Field field : schema.fields()) {
        Shape shape = shapes.of(field);
        Shape item = shape instanceof ListShape list ? list.item() : shape;
        if (item instanceof SectionShape section) {
          todo.push(section.schema());
        }
        (item instanceof ScalarShape && !item.isSecret() ? open : closed).add(field.key());
      }
    }
    open.removeAll(closed);
    return open;
  }

  /** A section on the way: what its keys have given so far. */
  private static final class Section {
    final RecordSchema schema;
    final @Nullable Object[] values;

    /** Sections below, kept because a merge may go on filling them. */
    final @Nullable Section[] inner;

    /** Known keys that the writer of an unknown one probably meant. */
    final Set<String> meant = new HashSet<>();

    /** Unknown keys to be carried through. */
    final Map<String, Object> extra = new LinkedHashMap<>();

    Section(RecordSchema schema) {
      this.schema = schema;
      values = new Object[schema.fields().size()];
      inner = new Section[values.length];
    }
  }

  /**
   * Reads a value.
   *
   * @param before what a merge gave for the same key: a {@link Section} or a map
   * @return the value, {@code null} for an explicit null that means unset, or {@link #FAILED}
   */
  private @Nullable Object value(
      Shape shape, YamlNode node, YamlPath path, @Nullable Object before) {
    aliases.count();
    if (node instanceof AliasNode alias) {
      if (!aliases.enter(alias)) {
        return fail(node, path, YamlCodes.ALIAS_CONTAINS_ITSELF);
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
    if (isNull(node)) {
      show(node, true);
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
      return fill(entries, map, mapping, path) ? Collections.unmodifiableMap(entries) : FAILED;
    }
    if (shape instanceof SectionShape section && node instanceof MappingNode mapping) {
      // Sections with defaults set them anew each time they are decoded.
      Section state =
          before instanceof Section merged && !section.schema().hasDefaults()
              ? merged
              : new Section(section.schema());
      fill(state, mapping, path);
      return create(state, path);
    }
    if (!shape.isSecret()) {
      showIfOpen(node, shape);
    }
    String list =
        decoder == Decoder.JSON
            ? "Write it as a list, between `[` and `]`."
            : "Write it as a list, each item after `- `.";
    String hint = shape instanceof ListShape ? list : "";
    return fail(
        node, path, YamlCodes.WRONG_KIND, nameOf(path), shape.expected(), node.kind(), hint);
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
      return fail(node, path, YamlCodes.BAD_TAG, detail);
    }
    if (scalar.isNull() && isRead(shape, node)) {
      scalar = new Scalar("", "");
    } else if (scalar.isNull() || scalar.text().isEmpty() && isEmptyUnset(shape)) {
      return shape.type().zero();
    }
    Object value = shape.type().read(scalar);
    if (value != null) {
      return value;
    }
    String name = nameOf(path);
    String expected = shape.expected();
    return secret
        ? fail(node, path, YamlCodes.BAD_SECRET, name, expected, shape.type().hint())
        : fail(node, path, YamlCodes.BAD_VALUE, name, scalar.text(), expected, hint(shape, scalar));
  }

  private Object list(ListShape shape, SequenceNode node, YamlPath path) {
    if (decoder == Decoder.YAML_3 && shape.item() instanceof SectionShape) {
      node.leaveOut(item -> isNull(item.resolve()));
    }
    List<Object> items = new ArrayList<>(node.items().size());
    boolean complete = true;
    for (int i = 0; i < node.items().size(); i++) {
      YamlNode item = node.items().get(i);
      YamlPath place = path.index(i);
      Object value = value(shape.item(), item, place, null);
      if (value == null) {
        value = nullItem(shape.item(), item, place, path);
      }
      if (value != FAILED) {
        items.add(value);
      } else if (shape.item() instanceof SectionShape section) {
        // In its place, so that the others keep theirs and are checked.
        items.add(section.schema().empty());
      } else {
        complete = false;
      }
    }
    return complete ? List.copyOf(items) : FAILED;
  }

  private Object nullItem(Shape shape, YamlNode item, YamlPath place, YamlPath list) {
    if (!(shape instanceof SectionShape section)) {
      return emptyItem(shape, item, place);
    }
    show(item, true);
    boolean filled = !isPlainNull(item.resolve()) && !section.schema().isFamilyMember();
    return filled || section.schema().nullIsZero()
        ? zero(section.schema(), place)
        : list.parent() == null
            ? fail(item, place, nullItem, place.segments().get(0))
            : fail(item, place, YamlCodes.NULL_ITEM, nameOf(list));
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
        value = duplicate(node, entry.value(), place);
      }
      if (value == FAILED) {
        complete = false;
      } else {
        entries.put(key, value == null ? emptyItem(shape.value(), entry.value(), place) : value);
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
        unknown(section, key, entry, place);
      } else if (!section.schema.fields().get(index).isKnownTo(version)) {
        unknownToVersion(section.schema.fields().get(index), entry, place);
      } else if (seen[index] && decoder != Decoder.JSON) {
        showIfOpen(entry.value(), shapes.of(section.schema.fields().get(index)));
        duplicate(node, entry.key(), place);
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
    return decoder == Decoder.YAML_3
        ? new LateMerges((at, code, arguments) -> report(at, path, code, arguments)).in(node)
        : node.entries();
  }

  private void set(Section section, int index, YamlNode node, YamlPath path) {
    Field field = section.schema.fields().get(index);
    Shape shape = shapes.of(field);
    Object before = field.readAnew() ? null : section.values[index];
    if (shape instanceof SectionShape inner) {
      Section state = section.inner[index];
      section.inner[index] = state == null ? new Section(inner.schema()) : state;
      before = section.inner[index];
    }
    if (field.nullItemsPass() && node.resolve() instanceof SequenceNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        if (isPlainNull(list.items().get(i).resolve())) {
          problems.at(path.index(i)).exempt();
        }
      }
    }
    Field outer = unchecked;
    unchecked = field.unchecked() == null ? outer : field;
    Object value = value(shape, node, path, before);
    unchecked = outer;
    section.values[index] =
        value != FAILED && isNull(node.resolve()) && !isRead(shape, node.resolve())
            ? nullFor(field, shape, value, node, path)
            : value;
  }

  /**
   * Returns what an explicit null gives a component: nothing where that is the same as leaving the
   * key out.
   *
   * @param zero what it gives the type
   */
  private @Nullable Object nullFor(
      Field field, Shape shape, @Nullable Object zero, YamlNode node, YamlPath path) {
    if (shape instanceof SectionShape section) {
      boolean filled = field.nullIsZero() || !isPlainNull(node.resolve());
      return filled ? zero(section.schema(), path) : null;
    }
    if (!(shape instanceof ScalarShape scalar) || !field.hasDefault()) {
      return null;
    }
    return zero == null && isKeyword(scalar) && !isEmptyUnset(scalar)
        ? fail(node, path, YamlCodes.NULL_VALUE, nameOf(path), shape.expected())
        : zero;
  }

  /**
   * Reports a key that is set already; where it comes from a merge, its first place is not told.
   */
  private Object duplicate(MappingNode mapping, YamlNode node, YamlPath path) {
    Problem problem = YamlCodes.DUPLICATE_KEY.at(placeOf(node), path.name());
    for (Entry entry : mapping.entries()) {
      if (entry.key() instanceof ScalarNode key && key.text().equals(path.name())) {
        problem = key == node ? problem : problem.relatedTo(placeOf(key));
        break;
      }
    }
    problems.at(path).add(problem);
    return FAILED;
  }

  private void unknownToVersion(Field field, Entry entry, YamlPath place) {
    showIfOpen(entry.value(), shapes.of(field));
    boolean early = field.since() != null && version != null && !version.isAtLeast(field.since());
    String history = early ? "it came with " + field.since() : "it went with " + field.until();
    report(entry.key(), place, YamlCodes.UNKNOWN_TO_VERSION, field.key(), "" + version, history);
  }

  private void unknown(Section section, String key, Entry entry, YamlPath place) {
    RecordSchema schema = section.schema;
    if (carriesUnknownKeys && schema.takesUnknownKeys()) {
      if (section.extra.put(key, anything.asWritten(entry.value(), place)) != null) {
        report(entry.key(), place, YamlCodes.DUPLICATE_KEY, key);
      }
      return;
    }
    List<String> known =
        schema.fields().stream().filter(each -> each.isKnownTo(version)).map(Field::key).toList();
    Optional<String> near = Suggestions.near(key, known);
    if (near.isPresent()) {
      String meant = near.get();
      section.meant.add(meant);
      showIfOpen(entry.value(), shapes.of(schema.fields().get(schema.indexOf(meant))));
      String guess = "; did you mean `" + meant + "`?";
      report(entry.key(), place, YamlCodes.UNKNOWN_KEY, key, guess, "Write `" + meant + "`.");
      return;
    }
    Optional<Suggestions.Home> home = Suggestions.home(key, schema, topSchema(), shapes);
    if (home.isPresent()) {
      showIfOpen(entry.value(), shapes.of(home.get().field()));
      String guess = "; it belongs under " + home.get().path();
      String hint = "Move `" + key + "` there.";
      report(entry.key(), place, YamlCodes.UNKNOWN_KEY, key, guess, hint);
      return;
    }
    show(entry.value(), false);
    String hint = "Remove `" + key + "`, or mend its name.";
    report(entry.key(), place, YamlCodes.UNKNOWN_KEY, key, "", hint);
  }

  /** Allows excerpts to show a value that is not read, as far as one of that shape may be shown. */
  private static void showIfOpen(YamlNode node, Shape shape) {
    show(node, !shape.isSecret() && !(shape instanceof SectionShape));
  }

  /** Allows excerpts to show the keys, and if wanted the values, of a value that is not read. */
  private static void show(YamlNode top, boolean values) {
    Deque<YamlNode> todo = new ArrayDeque<>(List.of(top));
    while (!todo.isEmpty()) {
      YamlNode node = todo.pop();
      if (node instanceof ScalarNode scalar && values) {
        scalar.show();
      } else if (node instanceof SequenceNode list) {
        todo.addAll(list.items());
      } else if (node instanceof MappingNode mapping) {
        for (Entry entry : mapping.entries()) {
          if (entry.key() instanceof ScalarNode key) {
            key.show();
          }
          todo.add(entry.value());
        }
      }
    }
  }

  /** Returns the key of an entry as a text, {@code null} after reporting that it is none. */
  private @Nullable String key(YamlNode node, YamlPath path) {
    aliases.count();
    if (!(node.resolve() instanceof ScalarNode scalar)) {
      report(node, path, YamlCodes.KEY_NOT_TEXT, node.kind());
      return null;
    }
    scalar.show();
    try {
      Scalar key = GoScalars.resolve(scalar);
      return key.isNull() ? "" : key.text();
    } catch (IllegalArgumentException e) {
      report(node, path, YamlCodes.BAD_TAG, String.valueOf(e.getMessage()));
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
        report(node, path, YamlCodes.BAD_MERGE);
        return false;
      }
      if (alias != null && !aliases.enter(alias)) {
        report(node, path, YamlCodes.ALIAS_CONTAINS_ITSELF);
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

  private Object create(Section section, YamlPath path) {
    Problems here = problems.at(path);
    section.meant.forEach(here::distrust);
    Function<Class<?>, Consumer<Problem>> rules = rulesIn(here);
    Consumer<Problem> own = rules.apply(section.schema.type());
    List<@Nullable Object> values = new ArrayList<>(section.values.length);
    for (int i = 0; i < section.values.length; i++) {
      Field field = section.schema.fields().get(i);
      Object value = section.values[i];
      if (value == FAILED) {
        here.distrust(field.key());
        value = null;
      } else if (value == null && field.required() && field.unset() == null) {
        reportMissing(field, own, here);
      }
      values.add(value == null ? field.whenMissing() : value);
    }
    Extra extra = section.extra.isEmpty() ? null : Extra.of(section.extra);
    return section.schema.create(values, extra, version, rules);
  }

  private static void reportMissing(Field field, Consumer<Problem> rules, Problems here) {
    String key = field.key();
    rules.accept(InvalidConfigException.MISSING.onKeys(key).at(Location.ofPath(""), key));
    here.distrust(key);
  }

  /** Returns what takes the broken rules of a section, and of the records inlined in it. */
  private Function<Class<?>, Consumer<Problem>> rulesIn(Problems here) {
    return type ->
        unchecked == null || unchecked.isChecked(type, version)
            ? here::add
            : problem -> {
              if (problem.code().aboutText()) {
                here.add(problem);
              }
            };
  }

  /** Returns the section with each key set to the zero value of its type. */
  private Object zero(RecordSchema schema, YamlPath path) {
    Problems here = problems.at(path);
    Function<Class<?>, Consumer<Problem>> rules = rulesIn(here);
    List<@Nullable Object> values = new ArrayList<>();
    for (Field field : schema.fields()) {
      Shape shape = shapes.of(field);
      Object value = null;
      if (shape instanceof SectionShape section && field.nullIsZero()) {
        value = zero(section.schema(), path);
      } else if (shape instanceof ScalarShape scalar && field.hasDefault()) {
        value = scalar.type().zero();
      }
      values.add(value == null ? field.whenMissing() : value);
      if (value == null && field.required() && field.unset() == null) {
        reportMissing(field, rules.apply(schema.type()), here);
      }
    }
    return schema.create(values, null, version, rules);
  }

  private static boolean isKeyword(ScalarShape shape) {
    // The shape holds the type as one of plain objects.
    Object type = shape.type();
    return type instanceof KeywordType;
  }

  private static boolean isEmptyUnset(ScalarShape shape) {
    Object type = shape.type();
    return type instanceof KeywordType words && words.isEmptyUnset();
  }

  /** Returns what a null stands for inside a list or mapping, which hold no nulls. */
  private Object emptyItem(Shape shape, YamlNode node, YamlPath path) {
    Object empty = null;
    if (shape instanceof ScalarShape scalar) {
      Object zero = scalar.type().zero();
      empty = zero == null ? scalar.type().read(new Scalar("", "")) : zero;
    } else if (shape instanceof SectionShape section) {
      empty = section.schema().empty();
    } else {
      empty = shape instanceof ListShape ? List.of() : Map.of();
    }
    return empty == null
        ? fail(node, path, YamlCodes.NULL_VALUE, nameOf(path), shape.expected())
        : empty;
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof ScalarNode scalar && GoScalars.isNull(scalar);
  }

  /** Only go-yaml 2 shows some nulls to the type that is to be filled. */
  private boolean isPlainNull(YamlNode node) {
    return node instanceof ScalarNode scalar
        && (decoder == Decoder.YAML_2 ? GoScalars.isPlainNull(scalar) : GoScalars.isNull(scalar));
  }

  /** Returns whether a null is read by the type itself, which finds an empty text. */
  private boolean isRead(Shape shape, YamlNode node) {
    if (!(shape instanceof ScalarShape scalar) || isPlainNull(node)) {
      return false;
    }
    return isKeyword(scalar) ? scalar.type().zero() != null : scalar.type().isReadFromText();
  }

  private static String hint(ScalarShape shape, Scalar scalar) {
    // The shape holds the type as one of plain objects.
    Object type = shape.type();
    return type instanceof KeywordType words
        ? words.near(scalar.text()).map(word -> "Write `" + word + "`.").orElse("")
        : shape.type().hint();
  }

  /** Returns the key for a message; an entry of a mapping with free keys by both. */
  private String nameOf(YamlPath path) {
    String text = path.toString();
    if (text.isEmpty()) {
      return "the file";
    }
    int from = text.lastIndexOf('.') + 1;
    YamlPath parent = path.parent();
    if (parent != null && !path.isIndex() && shapeAt(parent) instanceof MapShape) {
      from = parent.toString().length() - parent.name().length();
    }
    return "`" + text.substring(from) + "`";
  }

  private RecordSchema topSchema() {
    Shape section = top instanceof ListShape list ? list.item() : top;
    return ((SectionShape) section).schema();
  }

  private Shape shapeAt(YamlPath path) {
    Shape shape = top;
    for (Object segment : path.segments()) {
      if (shape instanceof ListShape list) {
        shape = list.item();
      } else if (shape instanceof MapShape map) {
        shape = map.value();
      } else if (shape instanceof SectionShape section) {
        int index = section.schema().indexOf((String) segment);
        shape = index < 0 ? shape : shapes.of(section.schema().fields().get(index));
      }
    }
    return shape;
  }

  private Object fail(
      YamlNode node, YamlPath path, ProblemCode code, @Nullable Object... arguments) {
    report(node, path, code, arguments);
    return FAILED;
  }

  private void report(
      YamlNode node, YamlPath path, ProblemCode code, @Nullable Object... arguments) {
    problems.at(path).add(code.at(placeOf(node), arguments));
  }

  static Location placeOf(YamlNode node) {
    return new Location(null, node.span().line() + 1, node.span().column() + 1, "");
  }
}
