// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user who has nothing but the published modules and what they need at run time, and who lets no
 * warning pass.
 */
class ConsumerTest {

  private static final List<Path> CLASS_PATH = read(Path.of("target/runtime-classpath"));
  private static final Path EXAMPLES = Path.of("src/main/java");

  @TempDir Path folder;

  private static List<Path> read(Path file) {
    try {
      String text = Files.readString(file).strip();
      return Stream.of(text.split(File.pathSeparator)).map(Path::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void getsNoWarningForTheExamples() throws IOException {
    try (Stream<Path> sources = Files.walk(EXAMPLES)) {
      assertThat(
              compile(
                  sources.filter(file -> file.toString().endsWith(".java")).toList(),
                  "-Xlint:all",
                  "--class-path",
                  join(CLASS_PATH)))
          .isEmpty();
    }
  }

  @Test
  void getsNoWarningForAnyTypeOfTheApi() throws IOException {
    Path source = folder.resolve("Everything.java");
    Files.writeString(source, "class Everything {\n" + uses() + "}\n");

    assertThat(compile(List.of(source), "-Xlint:all", "--class-path", join(CLASS_PATH))).isEmpty();
  }

  @Test
  void getsFinishedReleasesOnly() {
    assertThat(CLASS_PATH)
        .filteredOn(file -> !isOurs(file))
        .extracting(file -> file.getFileName().toString().toLowerCase(Locale.ROOT))
        .isNotEmpty()
        .noneMatch(name -> name.matches(".*[-.](alpha|beta|m|rc|cr|snapshot)[-.]?\\d*\\.jar"));
  }

  private static boolean isOurs(Path file) {
    return Files.isDirectory(file) || file.getFileName().toString().startsWith("securescrape-");
  }

  @Test
  void getsNamedModules() throws IOException {
    assumeTrue(
        CLASS_PATH.stream().allMatch(Files::isRegularFile), "no jars yet, they come with verify");
    List<String> names = new ArrayList<>();
    for (Path jar : CLASS_PATH) {
      if (isOurs(jar)) {
        try (JarFile open = new JarFile(jar.toFile())) {
          names.add(open.getManifest().getMainAttributes().getValue("Automatic-Module-Name"));
        }
      }
    }
    assertThat(names)
        .containsExactlyInAnyOrder(
            "io.github.securescrape.core",
            "io.github.securescrape.prometheus",
            "io.github.securescrape.k8s",
            "io.github.securescrape.testkit");

    String requires =
        names.stream()
            .map(name -> "  requires " + name + ";\n")
            .collect(Collectors.joining("", "module consumer {\n", "}\n"));
    Path module = Files.writeString(folder.resolve("module-info.java"), requires);
    Path source = Files.createDirectories(folder.resolve("consumer")).resolve("Everything.java");
    Files.writeString(source, "package consumer;\n\nclass Everything {\n" + uses() + "}\n");
    assertThat(
            compile(
                List.of(module, source),
                "-Xlint:all,-requires-automatic",
                "--module-path",
                join(CLASS_PATH)))
        .isEmpty();
  }

  /** A field for each type: the compiler reads the type and all annotations in it. */
  private static String uses() {
    List<String> types =
        House.MAIN.stream()
            .filter(House::isApi)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            // Whoever uses these has Immutables or JUnit, too.
            .filter(type -> !type.getSimpleName().equals("ConfigStyle"))
            .filter(type -> !type.getPackageName().endsWith(".testkit.junit"))
            .map(JavaClass::getName)
            .sorted()
            .toList();
    assertThat(types).hasSizeGreaterThan(100);
    StringBuilder uses = new StringBuilder();
    for (int i = 0; i < types.size(); i++) {
      uses.append(
          "  static final Class<?> TYPE_%d = %s.class;\n"
              .formatted(i, types.get(i).replace('$', '.')));
    }
    return uses.toString();
  }

  private List<String> compile(List<Path> sources, String... options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> all =
        new ArrayList<>(List.of("--release", "17", "-Werror", "-d", folder.toString()));
    all.addAll(List.of(options));
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      compiler
          .getTask(null, files, found, all, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return found.getDiagnostics().stream().map(Diagnostic::toString).toList();
  }

  private static String join(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
