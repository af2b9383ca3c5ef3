// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.value.Extra;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds for every record of the model, whoever writes it. */
class RecordContractTest {

  private static final Path CLASSES = Path.of("target/classes");

  /** Records that describe no section of a file. */
  private static final Set<String> NO_SECTIONS = Set.of("NodeExporterCompose", "NodeExporterUnit");

  private static List<Class<?>> records() throws Exception {
    List<Class<?>> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).sorted().toList()) {
        String name = CLASSES.relativize(file).toString().replace('/', '.');
        Class<?> type = Class.forName(name.substring(0, name.length() - ".class".length()));
        boolean built =
            Arrays.stream(type.getDeclaredClasses())
                .anyMatch(each -> each.getSimpleName().equals("Builder"));
        if (type.isRecord() && built) {
          records.add(type);
        }
      }
    }
    return records;
  }

  @TestFactory
  Stream<DynamicTest> everyComponentHasASetter() throws Exception {
    return records().stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> setters(type)));
  }

  private static void setters(Class<?> type) throws Exception {
    Class<?> builder = Class.forName(type.getName() + "$Builder");
    assertThat(Modifier.isFinal(builder.getModifiers())).isTrue();
    assertThat(builder.getMethod("build").getReturnType()).isEqualTo(type);
    Set<String> methods = new HashSet<>();
    Arrays.stream(builder.getMethods()).forEach(method -> methods.add(method.getName()));
    assertThat(methods).contains("from");
    for (RecordComponent component : type.getRecordComponents()) {
      assertThat(methods).contains(component.getName());
    }
    assertThat(Arrays.stream(type.getMethods()).map(method -> method.getName()))
        .contains("builder");
  }

  @Test
  void fixturesSetEveryKeyToAValueOtherThanItsDefault() throws Exception {
    Map<Class<?>, Set<String>> seen = new HashMap<>();
    for (Object root : roots()) {
      walk(root, seen);
    }

    Set<String> untested = new TreeSet<>();
    for (Class<?> type : records()) {
      if (NO_SECTIONS.contains(type.getSimpleName())) {
        continue;
      }
      for (RecordComponent component : type.getRecordComponents()) {
        boolean carried = component.getType() == Extra.class;
        if (!carried && !seen.getOrDefault(type, Set.of()).contains(component.getName())) {
          untested.add(type.getSimpleName() + "." + component.getName());
        }
      }
    }
    // Reading puts the content of that file in its place.
    untested.remove("LoginConfig.passwordFile");
    assertThat(untested).as("keys that no *.full.yml sets").isEmpty();
  }

  @Test
  void buildersGiveBackWhatTheyAreGiven() throws Exception {
    List<Object> all = new ArrayList<>();
    for (Object root : roots()) {
      collect(root, all);
    }
    assertThat(all).hasSizeGreaterThan(20);
    for (Object record : all) {
      Class<?> type = record.getClass();
      Object builder = newBuilder(type);
      builder.getClass().getMethod("from", type).invoke(builder, record);
      Object built = builder.getClass().getMethod("build").invoke(builder);
      assertThat(built).isEqualTo(record).hasSameHashCodeAs(record).hasToString(record.toString());
      for (RecordComponent component : type.getRecordComponents()) {
        Object value = component.getAccessor().invoke(record);
        if (value instanceof Collection<?> list) {
          assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        } else if (value instanceof Map<?, ?> map) {
          assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        }
      }
    }
  }

  private static Object newBuilder(Class<?> type) throws Exception {
    var constructor = Class.forName(type.getName() + "$Builder").getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  private static List<Object> roots() throws IOException {
    List<Object> roots = new ArrayList<>();
    for (Path file : FixturesTest.files(".full.yml")) {
      roots.add(FixturesTest.read(file, Files.readString(file)).orThrow());
    }
    return roots;
  }

  private static void walk(Object value, Map<Class<?>, Set<String>> seen) throws Exception {
    List<Object> all = new ArrayList<>();
    collect(value, all);
    for (Object record : all) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object part = component.getAccessor().invoke(record);
        if (isSet(component, part)) {
          seen.computeIfAbsent(record.getClass(), type -> new HashSet<>()).add(component.getName());
        }
      }
    }
  }

  private static void collect(Object value, List<Object> all) throws Exception {
    if (value instanceof Collection<?> items) {
      for (Object item : items) {
        collect(item, all);
      }
    } else if (value instanceof Map<?, ?> map) {
      collect(map.values(), all);
    } else if (value instanceof Record && !value.getClass().getPackageName().endsWith(".value")) {
      all.add(value);
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        collect(component.getAccessor().invoke(value), all);
      }
    }
  }

  private static boolean isSet(RecordComponent component, Object value) {
    boolean empty =
        value == null
            || value instanceof Collection<?> list && list.isEmpty()
            || value instanceof Map<?, ?> map && map.isEmpty();
    Default unset = component.getAnnotation(Default.class);
    String text = value instanceof Keyword word ? word.keyword() : String.valueOf(value);
    return !empty && (unset == null || !unset.value().equals(text));
  }
}
