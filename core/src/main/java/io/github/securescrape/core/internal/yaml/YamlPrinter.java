// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.value.Scalar;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.events.StreamStartEvent;

/**
 * Prints a tree of maps, lists, texts and {@link Scalar}s as YAML that readers of YAML 1.1 and 1.2
 * take alike: a text stands without quotes only if no reader could take it for anything else.
 */
public final class YamlPrinter {

  /** Durations and sizes in Prometheus' spelling, which no YAML reader takes for a number. */
  private static final Pattern QUANTITY =
      Pattern.compile("(?:\\d{1,9}(?:ms|[smhdwy])){1,7}|\\d{1,9}[KMGTPE]?B");

  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private static final ImplicitTuple IMPLICIT = new ImplicitTuple(true, true);

  private final Emitter emitter;

  private YamlPrinter(Emitter emitter) {
    this.emitter = emitter;
  }

  /** Returns the tree as YAML text that ends with a line feed. */
  public static String print(Object tree) {
    DumperOptions options = new DumperOptions();
    options.setIndent(2);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    options.setWidth(Integer.MAX_VALUE);
    options.setMaxSimpleKeyLength(1024);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    StringWriter text = new StringWriter();
    try {
      Emitter emitter = new Emitter(text, options);
      emitter.emit(new StreamStartEvent(null, null));
      emitter.emit(new DocumentStartEvent(null, null, false, null, null));
      new YamlPrinter(emitter).node(tree);
      emitter.emit(new DocumentEndEvent(null, null, false));
      emitter.emit(new StreamEndEvent(null, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void node(Object tree) throws IOException {
    if (tree instanceof Map<?, ?> map) {
      FlowStyle style = map.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
      emitter.emit(new MappingStartEvent(null, null, true, null, null, style));
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = (String) entry.getKey();
        scalar(key, isPlain(key) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
        node(entry.getValue());
      }
      emitter.emit(new MappingEndEvent(null, null));
    } else if (tree instanceof List<?> list) {
      FlowStyle style = list.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
      emitter.emit(new SequenceStartEvent(null, null, true, null, null, style));
      for (Object item : list) {
        node(item);
      }
      emitter.emit(new SequenceEndEvent(null, null));
    } else if (tree instanceof Scalar scalar && !(scalar.value() instanceof String)) {
      scalar(scalar.isNull() ? "null" : scalar.text(), ScalarStyle.PLAIN);
    } else {
      String text = tree instanceof Scalar scalar ? scalar.text() : tree.toString();
      boolean typed = tree instanceof Boolean || tree instanceof Number;
      scalar(text, typed ? ScalarStyle.PLAIN : styleOf(text));
    }
  }

  private void scalar(String text, ScalarStyle style) throws IOException {
    emitter.emit(new ScalarEvent(null, null, IMPLICIT, text, null, null, style));
  }

  private static ScalarStyle styleOf(String text) {
    if (isPlain(text)) {
      return ScalarStyle.PLAIN;
    }
    return isBlock(text) ? ScalarStyle.LITERAL : ScalarStyle.DOUBLE_QUOTED;
  }

  /** Words, host names, paths, URLs: begin with a letter, no blank at an end or after a colon. */
  private static boolean isPlain(String text) {
    if (text.isEmpty() || WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (!isLetter(text.charAt(0))) {
      return QUANTITY.matcher(text).matches();
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean wordFollows = i + 1 < text.length() && isWord(text.charAt(i + 1));
      if (!(c == ' ' || c == ':' ? wordFollows : isWord(c))) {
        return false;
      }
    }
    return true;
  }

  /** Lines of printable ASCII, not empty and without blanks around them, as in PEM. */
  private static boolean isBlock(String text) {
    if (text.indexOf('\n') < 0 || text.endsWith(" ")) {
      return false;
    }
    char before = '\n';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blankAtEdge = c == ' ' && before == '\n' || c == '\n' && before == ' ';
      boolean emptyLine = c == '\n' && before == '\n';
      boolean printable = c == '\n' || c >= ' ' && c <= '~';
      if (!printable || blankAtEdge || emptyLine) {
        return false;
      }
      before = c;
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '/';
  }

  private static boolean isWord(char c) {
    return isLetter(c) || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '@';
  }
}
