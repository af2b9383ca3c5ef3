// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Until;
import io.github.securescrape.core.value.ByteSize;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.SectionKey;
import io.github.securescrape.prometheus.PrometheusConfig;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** All sections of a file, as the headers of the records say. */
final class Sections {

  /** The sections of {@code prometheus.yml}. */
  static final Sections OF_PROMETHEUS = new Sections(PrometheusConfig.class);

  /** A key that leads to a section. */
  record Step(Class<? extends Record> from, SectionKey key) {}

  private final Class<? extends Record> root;
  private final Map<Class<? extends Record>, List<Step>> parents = new LinkedHashMap<>();

  /** Returns the sections of a file that is read as the given record. */
  Sections(Class<? extends Record> root) {
    this.root = root;
    parents.put(root, new ArrayList<>());
    List<Class<? extends Record>> open = new ArrayList<>(parents.keySet());
    for (int i = 0; i < open.size(); i++) {
      Class<? extends Record> from = open.get(i);
      for (SectionKey key : SectionKey.of(from)) {
        Class<?> inner = itemOf(key.type());
        if (isSection(inner)) {
          Class<? extends Record> section = inner.asSubclass(Record.class);
          if (!parents.containsKey(section)) {
            parents.put(section, new ArrayList<>());
            open.add(section);
          }
          parents.get(section).add(new Step(from, key));
        }
      }
    }
  }

  /** Returns the record of the file itself. */
  Class<? extends Record> root() {
    return root;
  }

  /** Returns the records of all sections. */
  Set<Class<? extends Record>> all() {
    return Collections.unmodifiableSet(parents.keySet());
  }

  /** Returns keys that lead from the root to a section, one way of those that a version knows. */
  List<String> wayTo(Class<? extends Record> section, Version version, Random random) {
    List<String> way = new ArrayList<>();
    Class<? extends Record> at = section;
    while (at != root) {
      List<Step> steps =
          parents.get(at).stream()
              .filter(step -> isKnown(step.key(), version) && isKnown(step.from(), version))
              .toList();
      if (steps.isEmpty()) {
        return List.of();
      }
      Step step = steps.get(random.nextInt(steps.size()));
      way.add(step.key().key());
      at = step.from();
    }
    Collections.reverse(way);
    return way;
  }

  /** Returns whether a version knows a section. */
  boolean isKnown(Class<? extends Record> section, Version version) {
    return section == root
        || parents.get(section).stream()
            .anyMatch(step -> isKnown(step.key(), version) && isKnown(step.from(), version));
  }

  static boolean isKnown(SectionKey key, Version version) {
    return (key.since() == null || version.isAtLeast(key.since()))
        && (key.until() == null || !version.isAtLeast(key.until()));
  }

  /** Returns the words of an enum that a version knows. */
  static List<String> words(Class<?> type, Version version) {
    List<String> words = new ArrayList<>();
    for (Object each : type.getEnumConstants()) {
      String word = ((Keyword) each).keyword();
      if (!word.isEmpty() && isKnown(type, ((Enum<?>) each).name(), version)) {
        words.add(word);
      }
    }
    return words;
  }

  private static boolean isKnown(Class<?> type, String constant, Version version) {
    try {
      AnnotatedElement declared = type.getField(constant);
      Since since = declared.getAnnotation(Since.class);
      Until until = declared.getAnnotation(Until.class);
      return (since == null || version.isAtLeast(Version.parse(since.value())))
          && (until == null || !version.isAtLeast(Version.parse(until.value())));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isSection(Class<?> type) {
    return type.isRecord() && type != ByteSize.class;
  }

  /** Returns the class of what stands in the lists and mappings of a type, if it is one. */
  static Class<?> itemOf(Type type) {
    Type item = type;
    while (item instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      item = arguments[arguments.length - 1];
    }
    return (Class<?>) item;
  }
}
