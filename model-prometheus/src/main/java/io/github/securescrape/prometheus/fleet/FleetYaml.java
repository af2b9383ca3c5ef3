// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.internal.text.PrometheusDuration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code fleet.yml} as text: read and checked. */
public final class FleetYaml {

  private static final Dialect DIALECT =
      Dialect.of("name").with(Duration.class, new PrometheusDuration());

  private FleetYaml() {}

  /**
   * Reads a file, and the passwords in files that it names; the report tells all that is wrong, and
   * what is asked for but unsafe.
   */
  public static Read<FleetConfig> read(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    FileSource files = folder == null ? FileSource.none() : FileSource.folder(folder);
    return read(YamlDocument.read(file, DIALECT), files);
  }

  /**
   * Reads a text; the report tells all that is wrong, and what is asked for but unsafe.
   *
   * @param name name of the file to show in the report
   * @param files where the password files that it names are looked up
   */
  public static Read<FleetConfig> parse(String name, String text, FileSource files) {
    return read(YamlDocument.parse(name, text, DIALECT), files);
  }

  private static Read<FleetConfig> read(YamlDocument document, FileSource files) {
    FleetConfig config = document.bind(FleetConfig.class, null);
    if (config != null && !document.problems().hasErrors()) {
      FleetWarnings.add(config, document.problems());
      config = withPasswords(config, files, document.problems());
    }
    return Read.of(config, document.report());
  }

  /** Returns the fleet with the contents of its password files in place of their names. */
  private static FleetConfig withPasswords(
      FleetConfig config, FileSource files, Problems problems) {
    List<ExporterConfig> exporters = new ArrayList<>();
    for (int i = 0; i < config.exporters().size(); i++) {
      ExporterConfig exporter = config.exporters().get(i);
      Problems place = problems.at("exporters").at(i).at("login");
      exporters.add(
          ExporterConfig.builder()
              .from(exporter)
              .login(withPassword(exporter.login(), files, place))
              .build());
    }
    return config.toBuilder()
        .login(withPassword(config.login(), files, problems.at("login")))
        .exporters(exporters)
        .build();
  }

  private static @Nullable LoginConfig withPassword(
      @Nullable LoginConfig login, FileSource files, Problems problems) {
    if (login == null || login.passwordFile() == null) {
      return login;
    }
    Optional<String> password = files.text(login.passwordFile());
    if (password.isEmpty()) {
      problems.add(FleetCodes.PASSWORD_FILE, login.passwordFile());
      return login;
    }
    try {
      // Blanks around it are not part of it, as when Prometheus reads such a file.
      return LoginConfig.builder()
          .from(login)
          .passwordFile(null)
          .password(Secret.of(password.get().strip()))
          .build();
    } catch (InvalidConfigException e) {
      e.report().problems().forEach(problems::add);
      return login;
    }
  }
}
