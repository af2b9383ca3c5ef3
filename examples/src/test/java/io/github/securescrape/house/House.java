// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The classes that the rules of the house are held against. */
final class House {

  /** What every package name begins with. */
  static final String BASE = "io.github.securescrape.";

  /** The folder of the whole project. */
  static final Path ROOT = Path.of(System.getProperty("securescrape.root", ".."));

  private static final List<String> PUBLISHED =
      List.of("core", "model-prometheus", "model-k8s", "testkit");
  private static final List<String> OTHERS = List.of("examples", "benchmarks");

  /** All classes: what users get, tests, examples, benchmarks. */
  static final JavaClasses ALL = read();

  /** The classes that users get. */
  static final JavaClasses MAIN =
      ALL.that(describe("users get", type -> PUBLISHED.stream().anyMatch(m -> isOf(m, type))));

  private House() {}

  private static JavaClasses read() {
    return new ClassFileImporter()
        .importPaths(
            Stream.concat(PUBLISHED.stream(), OTHERS.stream())
                .map(module -> ROOT.resolve(module + "/target"))
                .flatMap(target -> Stream.of("classes", "test-classes").map(target::resolve))
                .filter(Files::isDirectory)
                .toList());
  }

  private static boolean isOf(String module, JavaClass type) {
    String file = type.getSource().orElseThrow().getUri().getPath();
    return file.contains("/" + module + "/target/classes/");
  }

  /** Returns a package of ours as it is called among us: {@code prometheus.http}. */
  static Optional<String> ownPackage(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.startsWith(BASE) ? Optional.of(name.substring(BASE.length())) : Optional.empty();
  }

  /** Returns whether a class is for its own module only. */
  static boolean isInternal(JavaClass type) {
    return (type.getBaseComponentType().getPackageName() + ".").contains(".internal.");
  }

  /** Returns whether users may name a class: public like all around it, in a package for them. */
  static boolean isApi(JavaClass type) {
    return !isInternal(type)
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(House::isApi).orElse(true);
  }
}
