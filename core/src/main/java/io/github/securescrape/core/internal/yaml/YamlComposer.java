// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

import io.github.securescrape.core.internal.yaml.YamlNode.AliasNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Entry;
import io.github.securescrape.core.internal.yaml.YamlNode.MappingNode;
import io.github.securescrape.core.internal.yaml.YamlNode.ScalarNode;
import io.github.securescrape.core.internal.yaml.YamlNode.SequenceNode;
import io.github.securescrape.core.internal.yaml.YamlNode.Span;
import io.github.securescrape.core.problem.ProblemCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Builds the nodes of the first document of a text; what follows it is not looked at. */
public final class YamlComposer {

  /** A text that is not YAML. */
  public static final ProblemCode SYNTAX =
      ProblemCode.error("yaml.syntax", "{0}", "Mend the YAML here or just before.");

  /** An alias whose anchor does not stand before it. */
  public static final ProblemCode UNKNOWN_ANCHOR =
      ProblemCode.error(
          "yaml.alias.unknown",
          // Not its name: it may be a password that begins with an asterisk.
          "unknown anchor referenced",
          "Put quotes around a text that begins with `*`, or the anchor before its alias.");

  /** A text beyond the bounds of this reader. */
  public static final ProblemCode TOO_LARGE =
      ProblemCode.error("yaml.limit", "{0}", "Split the file.");

  private final Parser parser;
  private final Map<String, YamlNode> anchors = new HashMap<>();

  private YamlComposer(SourceText source) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    options.setNestingDepthLimit(Integer.MAX_VALUE);
    parser = new ParserImpl(new StreamReader(source.text()), options);
  }

  /**
   * Returns the node of the first document, {@code null} if there is none.
   *
   * @throws YamlSyntaxException at the first place where the text is not YAML
   */
  public static @Nullable YamlNode compose(SourceText source) throws YamlSyntaxException {
    if (source.text().length() > YamlLimits.MAX_CHARS) {
      throw new YamlSyntaxException(
          TOO_LARGE, -1, 0, "file has more than " + YamlLimits.MAX_CHARS + " characters");
    }
    try {
      return new YamlComposer(source).document();
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw new YamlSyntaxException(SYNTAX, mark.getLine(), mark.getColumn(), wordsOf(e));
    } catch (ReaderException e) {
      int[] place = SourceText.placeOf(source.text(), Math.max(0, e.getPosition()));
      String detail = String.format("control characters are not allowed: 0x%02X", e.getCodePoint());
      throw new YamlSyntaxException(SYNTAX, place[0], place[1], detail);
    } catch (YAMLException e) {
      throw new YamlSyntaxException(SYNTAX, -1, 0, "not YAML");
    }
  }

  private static String wordsOf(MarkedYAMLException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ", ";
    return context + e.getProblem();
  }

  private @Nullable YamlNode document() throws YamlSyntaxException {
    parser.getEvent();
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return null;
    }
    parser.getEvent();
    YamlNode root = node();
    parser.getEvent();
    return root;
  }

  /** Builds one node with all below it; a stack of its own, so that depth costs no thread stack. */
  private YamlNode node() throws YamlSyntaxException {
    Deque<Open> open = new ArrayDeque<>();
    while (true) {
      Event event = parser.getEvent();
      YamlNode done;
      if (event instanceof CollectionStartEvent start) {
        if (open.size() >= YamlLimits.MAX_DEPTH) {
          Mark mark = event.getStartMark();
          throw new YamlSyntaxException(
              SYNTAX,
              mark.getLine(),
              mark.getColumn(),
              "exceeded max depth of " + YamlLimits.MAX_DEPTH);
        }
        open.push(new Open(start));
        continue;
      } else if (event.is(Event.ID.SequenceEnd) || event.is(Event.ID.MappingEnd)) {
        done = open.pop().node;
        done.end(event.getEndMark().getLine(), event.getEndMark().getColumn());
      } else if (event instanceof AliasEvent alias) {
        done = alias(alias);
      } else {
        done = scalar((ScalarEvent) event);
      }
      Open parent = open.peek();
      if (parent == null) {
        return done;
      }
      parent.add(done);
    }
  }

  private YamlNode scalar(ScalarEvent event) {
    String tag = "!".equals(event.getTag()) ? null : event.getTag();
    boolean plain = event.getImplicit().canOmitTagInPlainScalar();
    return anchored(event, new ScalarNode(event.getValue(), tag, plain, span(event)));
  }

  private YamlNode alias(AliasEvent event) throws YamlSyntaxException {
    YamlNode target = anchors.get(event.getAnchor());
    if (target == null) {
      Span span = span(event);
      throw new YamlSyntaxException(UNKNOWN_ANCHOR, span.line(), span.column(), "");
    }
    return new AliasNode(target, span(event));
  }

  private <T extends YamlNode> T anchored(NodeEvent event, T node) {
    if (event.getAnchor() != null) {
      anchors.put(event.getAnchor(), node);
    }
    return node;
  }

  private static Span span(Event event) {
    Mark start = event.getStartMark();
    Mark end = event.getEndMark();
    return new Span(start.getLine(), start.getColumn(), end.getLine(), end.getColumn());
  }

  /** A list or mapping whose end is not read yet. */
  private final class Open {
    final YamlNode node;
    private final @Nullable List<YamlNode> items;
    private final @Nullable List<Entry> entries;
    private @Nullable YamlNode key;

    Open(CollectionStartEvent event) {
      boolean mapping = event instanceof MappingStartEvent;
      items = mapping ? null : new ArrayList<>();
      entries = mapping ? new ArrayList<>() : null;
      node =
          anchored(
              event,
              items == null
                  ? new MappingNode(java.util.Objects.requireNonNull(entries), span(event))
                  : new SequenceNode(items, span(event)));
    }

    void add(YamlNode child) {
      if (items != null) {
        items.add(child);
      } else if (key == null) {
        key = child;
      } else if (entries != null) {
        entries.add(new Entry(key, child));
        key = null;
      }
    }
  }
}
