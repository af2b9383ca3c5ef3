// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.problem.TextEdit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of one mapping, and how a key in it is changed; {@code null} where it cannot be. */
final class SectionText {

  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][\\w-]*");
  private static final Pattern BEFORE_KEY = Pattern.compile("(?:[ ]|- )*");
  private static final Pattern REST_OF_LINE = Pattern.compile("[ \\t]*|[ \\t]+#.*", Pattern.DOTALL);
  private static final Pattern COLON = Pattern.compile("[ \\t]*:.*", Pattern.DOTALL);

  private final SourceText source;
  private final String text;
  private final MappingNode mapping;
  private final boolean json;
  private final boolean flow;

  SectionText(SourceText source, MappingNode mapping, boolean json) {
    this.source = source;
    this.text = source.text();
    this.mapping = mapping;
    this.json = json;
    this.flow = isFlow(source, mapping);
  }

  /** Returns the entry that a mapping itself has with a key; {@code null} if none or several. */
  static @Nullable Entry only(MappingNode mapping, String key) {
    List<Entry> found =
        mapping.entries().stream()
            .filter(each -> !each.isMerge())
            .filter(each -> each.key() instanceof ScalarNode node && node.text().equals(key))
            .toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** Returns whether a node has an anchor or tag. */
  static boolean hasProperties(SourceText source, YamlNode node) {
    return source.text().startsWith("&", node.start())
        || source.text().startsWith("!", node.start());
  }

  /** Returns whether a list or mapping stands between brackets. */
  static boolean isFlow(SourceText source, YamlNode node) {
    return source.text().startsWith("{", node.start())
        || source.text().startsWith("[", node.start());
  }

  /** Returns whether a key is there, maybe merged in; JSON does not mind its case. */
  private boolean has(String key, @Nullable Entry except) {
    Entry found = mapping.find(key);
    return found != null && !found.equals(except)
        || json
            && mapping.entries().stream()
                .filter(each -> !each.equals(except))
                .anyMatch(
                    each ->
                        each.key() instanceof ScalarNode node && node.text().equalsIgnoreCase(key));
  }

  @Nullable TextEdit rename(String key, String name) {
    Entry entry = usable(key);
    if (entry == null || has(name, entry) || !PLAIN_KEY.matcher(name).matches()) {
      return null;
    }
    char first = text.charAt(entry.key().start());
    String quote = first == '"' || first == '\'' ? String.valueOf(first) : "";
    return edit(entry.key().start(), entry.key().end(), quote + name + quote);
  }

  @Nullable TextEdit set(String key, Object value) {
    Entry entry = usable(key);
    if (entry == null) {
      List<Entry> entries = mapping.entries();
      return has(key, null) || entries.isEmpty()
          ? null
          : insertAfter(entries.get(entries.size() - 1), key, value);
    }
    YamlNode old = entry.value();
    if (!(old instanceof ScalarNode) || hasProperties(source, old)) {
      return null;
    }
    int start = isEmpty(old) ? end(entry) : old.start();
    int end = end(entry);
    boolean block = !isEmpty(old) && endsWithBreak(old.end());
    return edit(
        start, end, (isEmpty(old) ? " " : "") + print(value) + (block ? lastBreak(end) : ""));
  }

  @Nullable TextEdit insert(String after, String key, Object value) {
    Entry entry = usable(after);
    return entry == null || has(key, null) ? null : insertAfter(entry, key, value);
  }

  private @Nullable TextEdit insertAfter(Entry entry, String key, Object value) {
    if (!isUsable(entry) || !PLAIN_KEY.matcher(key).matches()) {
      return null;
    }
    String line = (json ? '"' + key + '"' : key) + ": " + print(value);
    int end = end(entry);
    if (flow) {
      return edit(end, end, ", " + line);
    }
    int start = entry.key().start();
    String before = text.substring(source.startOf(source.lineOf(start)), start);
    if (!BEFORE_KEY.matcher(before).matches()) {
      return null;
    }
    String indented = before.replace('-', ' ') + line;
    int next = endsWithBreak(end) ? end : afterLine(end);
    return next < 0
        ? null
        : endsWithBreak(next)
            ? edit(next, next, indented + lastBreak(next))
            : edit(next, next, anyBreak() + indented);
  }

  @Nullable TextEdit remove(String key) {
    Entry entry = usable(key);
    if (entry == null) {
      return null;
    }
    int start = entry.key().start();
    int end = end(entry);
    if (mapping.entries().size() == 1 && !flow) {
      return edit(start, end, "{}" + (endsWithBreak(end) ? lastBreak(end) : ""));
    }
    return flow ? removeFromLine(entry, start, end) : removeLines(entry, start, end);
  }

  private @Nullable TextEdit removeLines(Entry entry, int start, int end) {
    int lineStart = source.startOf(source.lineOf(start));
    String before = text.substring(lineStart, start);
    int next = endsWithBreak(end) ? end : afterLine(end);
    if (next < 0 || !BEFORE_KEY.matcher(before).matches()) {
      return null;
    }
    if (before.isBlank()) {
      return isSwallowed(entry, next) ? null : edit(lineStart, next, "");
    }
    // The first key after a dash: the next one takes its place.
    int second = mapping.entries().get(1).key().start();
    boolean first = mapping.entries().get(0).equals(entry);
    return first && text.substring(next, second).isBlank() && isSameLevel(second, before)
        ? edit(start, second, "")
        : null;
  }

  private boolean isSameLevel(int second, String before) {
    String other = text.substring(source.startOf(source.lineOf(second)), second);
    return other.isBlank() && other.length() == before.length();
  }

  /** Returns whether what follows an entry would become part of a block of text before it. */
  private boolean isSwallowed(Entry entry, int next) {
    int index = mapping.entries().indexOf(entry);
    if (index == 0 || !endsWithBreak(end(mapping.entries().get(index - 1)))) {
      return false;
    }
    int at = next;
    while (at < text.length() && Cursor.isBlank(text.charAt(at))) {
      at++;
    }
    boolean emptyLine = at < text.length() && Cursor.isBreak(text.charAt(at));
    return emptyLine || text.startsWith("#", at) && at > next;
  }

  private @Nullable TextEdit removeFromLine(Entry entry, int start, int end) {
    List<Entry> entries = mapping.entries();
    int index = entries.indexOf(entry);
    boolean last = index == entries.size() - 1;
    int from = !last ? start : index == 0 ? mapping.start() + 1 : end(entries.get(index - 1));
    int to = last ? end : entries.get(index + 1).key().start();
    String gap = last ? text.substring(from, start) : text.substring(end, to);
    String rest = index == 0 && last ? text.substring(end, mapping.end() - 1) : "";
    boolean usable = !last || index == 0 || isUsable(entries.get(index - 1));
    return usable && isClean(gap) && rest.isBlank() ? edit(from, to, "") : null;
  }

  private static boolean isClean(String gap) {
    return gap.chars().allMatch(c -> c == ',' || Cursor.isSpaceOrEnd((char) c));
  }

  private @Nullable Entry usable(String key) {
    Entry entry = only(mapping, key);
    return entry != null && isUsable(entry) ? entry : null;
  }

  /** Returns whether an entry is a plain or quoted key, a colon and a value. */
  private boolean isUsable(Entry entry) {
    YamlNode key = entry.key();
    if (!(key instanceof ScalarNode) || hasProperties(source, key) || key.end() == key.start()) {
      return false;
    }
    int colon = Math.max(entry.value().start(), key.end());
    return colon <= text.length() && COLON.matcher(text.substring(key.end(), colon)).matches();
  }

  /** Returns where a value ends; of a block of text, where its last line does. */
  private int end(Entry entry) {
    YamlNode value = entry.value();
    return !isEmpty(value)
        ? end(value)
        : isUsable(entry)
            ? text.indexOf(':', entry.key().end()) + 1
            : Math.min(value.end(), text.length());
  }

  private int end(YamlNode node) {
    int end = Math.min(node.end(), text.length());
    List<YamlNode> children = node.children();
    boolean closed = end > 0 && "]}".indexOf(text.charAt(end - 1)) >= 0;
    if (children.isEmpty() || closed && node.end() <= text.length()) {
      return end;
    }
    YamlNode last = children.get(children.size() - 1);
    if (node instanceof MappingNode pairs && isEmpty(last)) {
      return end(pairs.entries().get(pairs.entries().size() - 1));
    }
    return end(last);
  }

  private static boolean isEmpty(YamlNode node) {
    return node instanceof ScalarNode && node.start() == node.end();
  }

  private boolean endsWithBreak(int end) {
    return end > 0 && end <= text.length() && Cursor.isBreak(text.charAt(end - 1));
  }

  private String lastBreak(int end) {
    return text.startsWith("\r\n", end - 2) ? "\r\n" : text.substring(end - 1, end);
  }

  /** Returns the first break of the file. */
  private String anyBreak() {
    int second = source.startOf(source.lineOf(0) + 1);
    return endsWithBreak(second) ? lastBreak(second) : "\n";
  }

  /** Returns where the next line begins; negative if more than a comment follows on this one. */
  private int afterLine(int from) {
    int end = from;
    while (end < text.length() && !Cursor.isBreak(text.charAt(end))) {
      end++;
    }
    boolean clean = REST_OF_LINE.matcher(text.substring(from, end)).matches();
    int length = text.startsWith("\r\n", end) ? 2 : end < text.length() ? 1 : 0;
    return clean ? end + length : -1;
  }

  private String print(Object value) {
    String printed = YamlPrinter.scalar(value);
    boolean bare = value instanceof String && !printed.startsWith("\"");
    return bare && (json || flow && printed.indexOf(':') >= 0) ? '"' + printed + '"' : printed;
  }

  private TextEdit edit(int start, int end, String replacement) {
    return new TextEdit(
        source.lineOf(start) + 1,
        source.columnOf(start) + 1,
        source.lineOf(end) + 1,
        source.columnOf(end) + 1,
        replacement);
  }
}
