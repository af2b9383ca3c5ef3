// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import io.github.securescrape.core.internal.binding.AnythingReader;
import io.github.securescrape.core.internal.binding.RecordReader;
import io.github.securescrape.core.internal.binding.RecordWriter;
import io.github.securescrape.core.internal.binding.Showing;
import io.github.securescrape.core.internal.json.JsonText;
import io.github.securescrape.core.internal.yaml.Excerpts;
import io.github.securescrape.core.internal.yaml.GoScalars;
import io.github.securescrape.core.internal.yaml.JsonComposer;
import io.github.securescrape.core.internal.yaml.KeyEdits;
import io.github.securescrape.core.internal.yaml.SourceText;
import io.github.securescrape.core.internal.yaml.YamlComposer;
import io.github.securescrape.core.internal.yaml.YamlNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Span;
import io.github.securescrape.core.internal.yaml.YamlPrinter;
import io.github.securescrape.core.internal.yaml.YamlSyntaxException;
import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.problem.TextEdit;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Scalar;
import io.github.securescrape.core.value.Version;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One YAML file, or JSON file if its {@link Dialect} says so, read once: its problems, and the
 * records that it holds.
 *
 * <p>Only the first document of a YAML file is read, as Prometheus and exporters do, but by {@link
 * #readAll}.
 */
public final class YamlDocument {

  /** A file that cannot be read. */
  public static final ProblemCode UNREADABLE =
      ProblemCode.error("file.unreadable", "{0}", "Check that the file is there and may be read.");

  private final String file;
  private final Dialect dialect;
  private final Problems problems = Problems.locatedBy(this::locate);
  private @Nullable SourceText source;
  private @Nullable YamlNode root;
  private Set<String> openKeys = Set.of();

  private YamlDocument(String file, Dialect dialect) {
    this.file = file;
    this.dialect = dialect;
  }

  /** Reads a file; what is wrong with it, even that it is not there, stands in the problems. */
  public static YamlDocument read(Path path, Dialect dialect) {
    YamlDocument document = new YamlDocument(path.toString(), dialect);
    try {
      document.compose(document.isJson() ? SourceText.readJson(path) : SourceText.read(path));
    } catch (YamlSyntaxException e) {
      document.broken(e);
    } catch (NoSuchFileException e) {
      document.problems.add(UNREADABLE, "file does not exist");
    } catch (IOException e) {
      document.problems.add(UNREADABLE, "file cannot be read: " + e.getClass().getSimpleName());
    }
    return document;
  }

  /**
   * Reads a text.
   *
   * @param file name to show in problems
   */
  public static YamlDocument parse(String file, String text, Dialect dialect) {
    YamlDocument document = new YamlDocument(file, dialect);
    try {
      document.compose(document.isJson() ? SourceText.ofJson(text) : SourceText.of(text));
    } catch (YamlSyntaxException e) {
      document.broken(e);
    }
    return document;
  }

  /**
   * Reads the documents of a file for Kubernetes, parted by lines of {@code ---} and each with its
   * own problems. Documents without content are left out; there is one at least.
   */
  public static List<YamlDocument> readAll(Path path, Dialect dialect) {
    try {
      return documents(path.toString(), SourceText.read(path), dialect);
    } catch (IOException e) {
      return List.of(read(path, dialect));
    }
  }

  /**
   * Reads the documents of a text as {@link #readAll} does those of a file.
   *
   * @param file name to show in problems
   */
  public static List<YamlDocument> parseAll(String file, String text, Dialect dialect) {
    return documents(file, SourceText.of(text), dialect);
  }

  private static List<YamlDocument> documents(String file, SourceText text, Dialect dialect) {
    List<YamlDocument> documents = new ArrayList<>();
    for (SourceText part : text.documents()) {
      YamlDocument document = new YamlDocument(file, dialect);
      try {
        document.compose(part);
      } catch (YamlSyntaxException e) {
        document.broken(e);
      }
      if (document.root != null && !document.isNull() || !document.problems.isEmpty()) {
        documents.add(document);
      }
    }
    return documents.isEmpty() ? List.of(parse(file, "", dialect)) : documents;
  }

  /** Returns a record as YAML text, keys in the order of its header. */
  public static String print(Record record, Dialect dialect) {
    return YamlPrinter.print(RecordWriter.toTree(record, dialect));
  }

  /**
   * Returns a record as a tree to be made part of another: maps, lists and {@link Scalar}s, secrets
   * in clear.
   */
  public static Map<String, Object> toTree(Record record, Dialect dialect) {
    return RecordWriter.toTree(record, dialect);
  }

  /**
   * Returns a tree of maps with text keys, lists, texts, numbers, booleans and {@link Scalar}s as
   * YAML text.
   */
  public static String print(Map<String, ?> tree) {
    return YamlPrinter.print(tree);
  }

  /** Returns a list of records as text: JSON if the dialect is decoded as JSON, else YAML. */
  public static String printList(List<? extends Record> records, Dialect dialect) {
    List<Map<String, Object>> trees =
        records.stream().map(record -> RecordWriter.toTree(record, dialect)).toList();
    return dialect.decoder() == Dialect.Decoder.JSON
        ? JsonText.print(trees)
        : YamlPrinter.print(trees);
  }

  private void compose(SourceText text) throws YamlSyntaxException {
    source = text;
    int ahead = dialect.decoder() == Dialect.Decoder.YAML_3 ? 2 : 0;
    root = isJson() ? JsonComposer.compose(text) : YamlComposer.compose(text, ahead);
  }

  private boolean isJson() {
    return dialect.decoder() == Dialect.Decoder.JSON;
  }

  private void broken(YamlSyntaxException e) {
    String detail = String.valueOf(e.getMessage());
    Location place = new Location(file, e.line() + 1, e.column() + 1, "");
    problems.add(e.code().at(place, detail, e.hint()));
  }

  /**
   * Returns the same file as if it were just read, to be bound once more, such as for another
   * version; it is not read again.
   */
  public YamlDocument unbound() {
    YamlDocument document = new YamlDocument(file, dialect);
    document.source = source;
    document.root = root;
    if (root == null) {
      report().problems().forEach(document.problems::add);
    }
    return document;
  }

  /** Returns whether the file holds nothing, or an explicit null, as its document. */
  public boolean isNull() {
    return root != null && root.resolve() instanceof ScalarNode scalar && scalar.text().isEmpty();
  }

  /**
   * Returns the record that the file holds, as far as it can be built; {@code null} if it cannot.
   * What is wrong is added to the {@link #problems()}.
   *
   * @param version of the program that the file is for; {@code null} to know the keys of all
   */
  public <T extends Record> @Nullable T bind(Class<T> type, @Nullable Version version) {
    return isReady(type, version)
        ? RecordReader.read(type, root, dialect, version, problems)
        : null;
  }

  /**
   * Returns the records in the list that the file holds, empty if it holds nothing; {@code null} if
   * they cannot be built. What is wrong is added to the {@link #problems()}.
   *
   * @param version of the program that the file is for; {@code null} to know the keys of all
   * @param nullItem what to say of a null item; its argument is the index
   */
  public <T extends Record> @Nullable List<T> bindList(
      Class<T> type, @Nullable Version version, ProblemCode nullItem) {
    return isReady(type, version)
        ? RecordReader.readList(type, root, dialect, version, nullItem, problems)
        : null;
  }

  private boolean isReady(Class<?> type, @Nullable Version version) {
    if (!problems.isEmpty()) {
      openKeys = Showing.openKeys(type, dialect);
      return false;
    }
    problems.restrictTo(code -> code.isFor(version));
    return true;
  }

  /**
   * Returns what the file holds, aliases and merges resolved: maps, lists and {@link Scalar}s;
   * {@code null} if it is no YAML or empty. Keys that are there twice and the like are added to the
   * {@link #problems()}.
   *
   * @param isSecret the paths of values that excerpts may not show
   */
  public @Nullable Object tree(Predicate<YamlPath> isSecret) {
    return root == null ? null : AnythingReader.document(root, isSecret, problems);
  }

  /**
   * Returns the key that a path ends in as a Go program reads it: one without quotes may be a
   * number or boolean. A key that is merged in from elsewhere is a text.
   */
  public Scalar keyAt(YamlPath path) {
    YamlPath parent = path.parent();
    if (root != null && parent != null && nodeAt(parent).resolve() instanceof MappingNode section) {
      Entry entry = section.find(path.name());
      if (entry != null && entry.key().resolve() instanceof ScalarNode key) {
        return GoScalars.resolve(key);
      }
    }
    return new Scalar(path.name(), path.name());
  }

  /** Returns whether the text of the document has a part that matches. */
  public boolean contains(Pattern pattern) {
    return source != null && pattern.matcher(source.text()).find();
  }

  /** Returns where the value at a path stands, for the problems of other files. */
  public Location placeOf(YamlPath path) {
    if (root == null) {
      return Location.ofFile(file);
    }
    Span span = nodeAt(path).span();
    return new Location(file, span.line() + 1, span.column() + 1, path.toString());
  }

  /** Returns the problems found so far; those added get their place in the file from their path. */
  public Problems problems() {
    return problems;
  }

  /** Returns the report of all problems found so far. */
  public Report report() {
    return problems.toReport();
  }

  /**
   * Returns the outcome of reading this file.
   *
   * @param value what it holds; {@code null} if that cannot be built
   * @param report all that is wrong, in this file or in others that it names
   */
  public <T> Read<T> toRead(@Nullable T value, Report report) {
    return Read.of(value, report, this::locate);
  }

  private Problem locate(Problem problem, YamlPath path) {
    Location known = problem.location();
    int line = known.line();
    int column = known.column();
    if (line == 0 && root != null) {
      Span span = placeOf(problem, path);
      line = span.line() + 1;
      column = span.column() + 1;
    }
    Location place = new Location(file, line, column, known.path());
    Problem located = problem.about(subjectOf(path)).relatedTo(inFile(problem.related()));
    if (source == null || line == 0) {
      return located.moved(place, null);
    }
    return root == null
        ? located.moved(place, Excerpts.ofBroken(source, line - 1, column - 1, openKeys))
        : located
            .moved(place, Excerpts.of(source, root, line - 1, column - 1))
            .fixedBy(edited(problem.fix(), source, root));
  }

  private @Nullable Fix edited(@Nullable Fix fix, SourceText source, YamlNode root) {
    List<TextEdit> edits =
        fix == null ? List.of() : KeyEdits.of(source, root, isJson(), fix.changes());
    return fix == null || edits.isEmpty() ? null : fix.editing(edits);
  }

  private Location[] inFile(List<Location> places) {
    return places.stream()
        .map(
            place ->
                place.file() == null
                    ? new Location(file, place.line(), place.column(), place.path())
                    : place)
        .toArray(Location[]::new);
  }

  /** Returns the place of the first of the code's keys that is there, else of the value itself. */
  private Span placeOf(Problem problem, YamlPath path) {
    YamlNode node = nodeAt(path);
    if (node.resolve() instanceof MappingNode mapping) {
      for (String key : problem.code().keys()) {
        Entry entry = mapping.find(key);
        if (entry != null) {
          return entry.key().span();
        }
      }
    }
    YamlPath parent = path.parent();
    if (parent != null
        && !path.isIndex()
        && nodeAt(parent).resolve() instanceof MappingNode section) {
      Entry entry = section.find(path.name());
      return entry == null ? section.span() : entry.key().span();
    }
    return node.span();
  }

  /** Returns the node at a path, or the last one on the way that exists. */
  private YamlNode nodeAt(YamlPath path) {
    YamlNode node = root;
    if (node == null) {
      throw new IllegalStateException("no document");
    }
    for (Object segment : path.segments()) {
      YamlNode next = child(node.resolve(), segment);
      if (next == null) {
        return node;
      }
      node = next;
    }
    return node;
  }

  private static @Nullable YamlNode child(YamlNode node, Object segment) {
    if (node instanceof MappingNode mapping && segment instanceof String key) {
      Entry entry = mapping.find(key);
      return entry == null ? null : entry.value();
    }
    return node instanceof SequenceNode list
            && segment instanceof Integer index
            && index < list.items().size()
        ? list.items().get(index)
        : null;
  }

  /** Returns the nearest list item around a path that has a name, as {@code key "name"}. */
  private String subjectOf(YamlPath path) {
    for (YamlPath at = path; at != null && root != null; at = at.parent()) {
      if (at.isIndex() && nodeAt(at).resolve() instanceof MappingNode mapping) {
        for (String key : dialect.nameKeys()) {
          Entry entry = mapping.find(key);
          if (entry != null && entry.value().resolve() instanceof ScalarNode name) {
            return key + " \"" + name.text() + '"';
          }
        }
      }
    }
    return "";
  }
}
