// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.fuzz.Tree.Entry;
import io.github.securescrape.prometheus.fuzz.Tree.Items;
import io.github.securescrape.prometheus.fuzz.Tree.Marked;
import io.github.securescrape.prometheus.fuzz.Tree.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes to one place of a tree, most of which make it wrong. */
final class TreeMutations {

  /** A value in a mapping or a sequence. */
  private record Slot(Tree parent, int index) {
    Tree value() {
      return parent instanceof Entries map
          ? map.all().get(index).value()
          : ((Items) parent).all().get(index);
    }

    void set(Tree value) {
      if (parent instanceof Entries map) {
        map.all().set(index, new Entry(map.all().get(index).key(), value));
      } else {
        ((Items) parent).all().set(index, value);
      }
    }
  }

  private final Choice choice;
  private final RandomConfigs configs;
  private int anchors;

  TreeMutations(Choice choice, RandomConfigs configs) {
    this.choice = choice;
    this.configs = configs;
  }

  /** Changes one place of a tree. */
  void mutate(Entries root) {
    List<Slot> slots = new ArrayList<>();
    List<Entries> maps = new ArrayList<>();
    collect(root, slots, maps);
    if (slots.isEmpty()) {
      return;
    }
    Slot slot = choice.oneOf(slots);
    Entries map = choice.oneOf(maps);
    switch (choice.below(16)) {
      case 0, 1 -> slot.set(new Text(choice.oneOf(OddTexts.SCALARS)));
      case 2 -> slot.set(new Text(choice.oneOf("", "~", "null", "Null", "NULL", "nUll", "''")));
      case 3 -> slot.set(new Text(choice.oneOf("{}", "[]", "[{}]", "[null]", "{a: b}", "[a]")));
      case 4 -> slot.set(nested(slot.value()));
      case 5, 6, 7 -> scalar(slots);
      case 8 -> key(map);
      case 9 -> map.put(keyOf(map), slot.value().copy());
      case 10 -> remove(slot);
      case 11 -> anchor(slot, choice.oneOf(slots));
      case 12 -> merge(map);
      case 13 -> slot.set(new Marked(choice.oneOf(OddTexts.TAGS), slot.value()));
      default -> add(map);
    }
  }

  private static void collect(Tree tree, List<Slot> slots, List<Entries> maps) {
    if (tree instanceof Entries map) {
      maps.add(map);
      for (int i = 0; i < map.all().size(); i++) {
        slots.add(new Slot(map, i));
        collect(map.all().get(i).value(), slots, maps);
      }
    } else if (tree instanceof Items list) {
      for (int i = 0; i < list.all().size(); i++) {
        slots.add(new Slot(list, i));
        collect(list.all().get(i), slots, maps);
      }
    } else if (tree instanceof Marked marked) {
      collect(marked.tree(), slots, maps);
    }
  }

  private Tree nested(Tree value) {
    if (value instanceof Items list && !list.all().isEmpty()) {
      return choice.onceIn(2) ? list.all().get(0) : Items.of(list);
    }
    return choice.onceIn(2) ? Items.of(value) : Entries.of(Record.class).put("a", value);
  }

  /** Puts a scalar at the edge of what is right where another scalar is. */
  private void scalar(List<Slot> slots) {
    List<Slot> texts = slots.stream().filter(each -> each.value() instanceof Text).toList();
    if (!texts.isEmpty()) {
      Slot slot = choice.oneOf(texts);
      String key = slot.parent() instanceof Entries map ? map.all().get(slot.index()).key() : "";
      slot.set(configs.values().text(choice.oneOf(OddTexts.like(key, (Text) slot.value()))));
    }
  }

  private String keyOf(Entries map) {
    return map.all().isEmpty() || choice.onceIn(4)
        ? choice.oneOf(OddTexts.KEYS)
        : choice.oneOf(map.all()).key();
  }

  private void key(Entries map) {
    if (map.all().isEmpty()) {
      return;
    }
    int i = choice.below(map.all().size());
    Entry old = map.all().get(i);
    String key = old.key();
    int at = key.isEmpty() ? 0 : choice.below(key.length());
    String changed =
        switch (choice.below(6)) {
          case 0 -> key.substring(0, at) + key.substring(Math.min(at + 1, key.length()));
          case 1 -> key.substring(0, at) + choice.oneOf("x", "_", " ") + key.substring(at);
          case 2 -> key.toUpperCase(Locale.ROOT);
          case 3 -> choice.oneOf("'" + key + "'", '"' + key + '"', "!!str " + key, "? " + key);
          case 4 -> key.replace("_", choice.oneOf("-", "", "__"));
          default -> choice.oneOf(OddTexts.KEYS);
        };
    map.all().set(i, new Entry(changed, old.value()));
  }

  private static void remove(Slot slot) {
    if (slot.parent() instanceof Entries map) {
      map.all().remove(slot.index());
    } else {
      ((Items) slot.parent()).all().remove(slot.index());
    }
  }

  private void anchor(Slot from, Slot to) {
    String name = "a" + anchors++;
    from.set(new Marked("&" + name, from.value()));
    to.set(new Text("*" + (choice.onceIn(12) ? "other" : name)));
  }

  private void merge(Entries map) {
    Entries inner = Entries.of(map.section());
    while (!map.all().isEmpty() && choice.onceIn(2)) {
      Entry moved = map.all().get(choice.below(map.all().size()));
      inner.all().add(new Entry(moved.key(), moved.value().copy()));
      if (!choice.onceIn(4)) {
        map.all().remove(moved);
      }
    }
    Tree value =
        switch (choice.below(8)) {
          case 0 -> Items.of(inner, Entries.of(Record.class));
          case 1 -> Items.of(inner, inner.copy());
          case 2 -> new Text(choice.oneOf("", "a", "[]", "[a]", "*none", "{}"));
          default -> inner;
        };
    String key = choice.onceIn(8) ? "'<<'" : "<<";
    map.all().add(choice.below(map.all().size() + 1), new Entry(key, value));
  }

  /** Adds a further key that the section knows, or one of another section. */
  private void add(Entries map) {
    Class<? extends Record> section =
        choice.onceIn(10) || map.section() == Record.class
            ? choice.oneOf(List.copyOf(Sections.OF_PROMETHEUS.all()))
            : map.section();
    List<SectionKey> known = configs.known(section);
    if (known.isEmpty()) {
      return;
    }
    SectionKey key = choice.oneOf(known);
    map.all()
        .add(choice.below(map.all().size() + 1), new Entry(key.key(), configs.value(section, key)));
  }
}
