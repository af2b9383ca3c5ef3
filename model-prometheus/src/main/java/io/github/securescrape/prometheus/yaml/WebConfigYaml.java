// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.yaml;

import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.prometheus.check.WebConfigCheck;
import io.github.securescrape.prometheus.internal.text.BcryptHashText;
import io.github.securescrape.prometheus.internal.text.GoDuration;
import io.github.securescrape.prometheus.web.WebConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An exporter's web config as text: read, checked and written. */
public final class WebConfigYaml {

  /** The newest version of exporter-toolkit, the reader inside exporters, that is known here. */
  public static final Version NEWEST_TOOLKIT = Version.of(0, 17);

  /** One character short of a hash: accepted, and no password fits. */
  private static final String FITS_NONE = "$2y$10$" + ".".repeat(52);

  private static final Dialect DIALECT =
      Dialect.of()
          .with(Duration.class, new GoDuration())
          .with(BcryptHash.class, new BcryptHashText());

  private static final Dialect RUNNING =
      DIALECT.with(BcryptHash.class, new BcryptHashText(BcryptHash.parse(FITS_NONE)));

  private WebConfigYaml() {}

  /**
   * Reads a file, and the certificates and keys that it names, as an exporter does at its start;
   * the report tells all that is wrong.
   */
  public static Read<WebConfig> read(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    FileSource files = folder == null ? FileSource.none() : FileSource.folder(folder);
    return read(YamlDocument.read(file, DIALECT), files);
  }

  /**
   * Reads a file; the report tells all that is wrong with it, and with the certificates and keys
   * that it names.
   *
   * @param files where the files that it names are looked up
   */
  public static Read<WebConfig> read(Path file, FileSource files) {
    return read(YamlDocument.read(file, DIALECT), files);
  }

  /**
   * Reads a text, and the certificates and keys that it names; the report tells all that is wrong.
   *
   * @param name name of the file to show in the report
   * @param files where the files that it names are looked up
   */
  public static Read<WebConfig> parse(String name, String text, FileSource files) {
    return read(YamlDocument.parse(name, text, DIALECT), files);
  }

  private static Read<WebConfig> read(YamlDocument document, FileSource files) {
    WebConfig config = document.bind(WebConfig.class, NEWEST_TOOLKIT);
    if (config != null && !document.problems().hasErrors()) {
      WebConfigCheck.check(config, files, document.problems());
    }
    return document.toRead(config, document.report());
  }

  /**
   * Reads a file again as a running exporter does for each request and connection. The report holds
   * what fails requests: the text and the headers. A TLS section that fails connections is left
   * out; a hash that is none fits no password; files that are named are not looked at.
   */
  public static Read<WebConfig> reread(Path file) {
    return reread(YamlDocument.read(file, RUNNING));
  }

  /**
   * Reads the text that a file has now as {@link #reread(Path)} does.
   *
   * @param name name of the file to show in the report
   */
  public static Read<WebConfig> reread(String name, String text) {
    return reread(YamlDocument.parse(name, text, RUNNING));
  }

  private static Read<WebConfig> reread(YamlDocument document) {
    WebConfig config = document.bind(WebConfig.class, NEWEST_TOOLKIT);
    List<Problem> problems = document.report().problems();
    List<Problem> serious = problems.stream().filter(each -> !isOfTls(each)).toList();
    if (config != null && serious.size() < problems.size()) {
      config = config.toBuilder().tlsServerConfig(null).build();
    }
    return Read.of(config, Report.of(serious));
  }

  private static boolean isOfTls(Problem problem) {
    return problem.code().id().startsWith("web.tls.")
        || problem.location().path().equals("tls_server_config.client_auth_type")
            && problem.code().id().equals("yaml.value.invalid");
  }

  /** Returns the web config as text. */
  public static String print(WebConfig config) {
    return YamlDocument.print(config, DIALECT);
  }

  /**
   * Writes the web config to a file, which is replaced whole; only its owner may read it.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException if the file cannot be
   *     written
   */
  public static void write(WebConfig config, Path file) {
    TextFile.write(file, print(config), FileMode.PRIVATE);
  }
}
