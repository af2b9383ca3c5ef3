// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.securescrape.core.RealTool;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts {@link CheckFiles}, beside a jar such as the build makes. */
class CheckFilesScriptTest {

  private static final String CHECKED = "check/prometheus.yml";

  @TempDir private Path examples;
  private RealTool sh;

  @BeforeEach
  void copyScript() throws IOException {
    sh = RealTool.find("sh");
    Files.copy(Path.of("check-files"), examples.resolve("check-files"));
    Files.createDirectory(examples.resolve("check"));
    Files.copy(Path.of(CHECKED), examples.resolve(CHECKED));
  }

  @Test
  void checksWithAnArchiveOfItsClasses() throws Exception {
    buildJar();
    String first = check();
    Path archive = examples.resolve("target/check-files.jsa");

    assertThat(first).contains(CHECKED + ":4:5: error: unknown key").endsWith("\n3 errors\n");
    assertThat(archive).isNotEmptyFile();

    FileTime written = Files.getLastModifiedTime(archive);
    assertThat(check()).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(written);

    Path dependency = Files.createFile(examples.resolve("target/lib/new.jar"));
    Files.setLastModifiedTime(dependency, FileTime.fromMillis(written.toMillis() + 1_000));
    assertThat(check()).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(archive)).isGreaterThan(written);
  }

  @Test
  void tellsWhenNothingIsBuilt() throws Exception {
    assertThat(check()).isEqualTo("check-files: not built yet; ./quickstart does it\n");
  }

  private String check() throws Exception {
    return sh.tryToRun(
        examples.resolve("check-files").toString(), examples.resolve(CHECKED).toString());
  }

  private void buildJar() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, CheckFiles.class.getName());
    main.put(Attributes.Name.CLASS_PATH, classPath());
    Files.createDirectories(examples.resolve("target/lib"));
    Path jar = examples.resolve("target/securescrape-examples-test.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      copy(Path.of("target/classes"), out);
    }
  }

  /** Java archives classes of jars only. */
  private static String classPath() throws IOException {
    List<Path> path =
        Stream.of(Files.readString(Path.of("target/runtime-classpath")).split(File.pathSeparator))
            .map(Path::of)
            .toList();
    assumeTrue(path.stream().allMatch(Files::isRegularFile), "no jars of the modules, built first");
    return path.stream().map(each -> each.toUri().toString()).collect(Collectors.joining(" "));
  }

  private static void copy(Path folder, JarOutputStream out) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(each).toString()));
        Files.copy(each, out);
      }
    }
  }
}
