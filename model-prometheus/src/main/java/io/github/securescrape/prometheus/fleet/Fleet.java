// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.core.files.FileMode;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.password.BcryptHash;
import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.CertificateRequest.Purpose;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.Pem;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Secured exporters and the Prometheus that scrapes them: one description, from which the files of
 * both ends are made.
 *
 * <pre>{@code
 * Fleet fleet =
 *     Fleet.builder("external-nodes")
 *         .exporter("node01", "203.0.113.10:9100")
 *         .exporter("node02", "node02.example.org:9100")
 *         .build();
 * fleet.files().writeTo(Path.of("out"));
 * }</pre>
 */
public final class Fleet {

  private static final Duration CERTIFICATE_VALIDITY = Duration.ofDays(365);

  private final FleetConfig config;
  private final @Nullable CertificateAuthority authority;
  private final @Nullable Identity client;
  private final Login login;
  private final List<Exporter> exporters;

  private Fleet(
      FleetConfig config,
      @Nullable CertificateAuthority authority,
      @Nullable Identity client,
      Login login,
      List<Exporter> exporters) {
    this.config = config;
    this.authority = authority;
    this.client = client;
    this.login = login;
    this.exporters = List.copyOf(exporters);
  }

  /**
   * Returns the described fleet with the keys, certificates, passwords and hashes that an earlier
   * run left in the folder, as far as they are still good, and new ones for the rest.
   *
   * @param folder where {@link #files()} were written; need not be there
   * @throws InvalidConfigException with each file in the folder that is there but cannot be used
   */
  public static Fleet of(FleetConfig config, Path folder) {
    return make(config, null, new Material(folder, Clock.systemUTC()));
  }

  /** Returns a builder for a fleet with the given name. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  private static Fleet make(
      FleetConfig config, @Nullable CertificateAuthority given, Material material) {
    boolean mutual = config.exporters().stream().anyMatch(config::isMutualTls);
    CertificateConfig authorityConfig =
        config.authority() == null ? CertificateConfig.NONE : config.authority();
    CertificateAuthority authority =
        config.isSelfSigned() ? null : material.authority(given, authorityConfig, config.name());
    // With another authority every certificate would be a problem too.
    material.throwIfProblems();
    Identity client = mutual ? client(config, material, authority) : null;
    X509Certificate clientAuthority =
        authority != null ? authority.certificate() : client == null ? null : client.certificate();
    LoginConfig loginConfig =
        config.login() == null ? LoginConfig.builder().build() : config.login();
    Login login = material.login(loginConfig, inPrometheus(Layout.PASSWORD));
    List<Login> logins =
        config.exporters().stream()
            .map(
                each ->
                    each.login() == null
                        ? login
                        : material.login(
                            each.login(), inPrometheus(Layout.passwordOf(each.name()))))
            .toList();
    // A hash is slow by intent, and a thousand keys take their time: side by side.
    Callable<List<BcryptHash>> hashing = () -> hashes(config, loginConfig, logins, material);
    ForkJoinTask<List<BcryptHash>> hashes = ForkJoinTask.adapt(hashing).fork();
    List<Identity> identities =
        config.exporters().parallelStream()
            .map(each -> identity(config, each, material, authority))
            .toList();
    List<Exporter> exporters = new ArrayList<>();
    for (int i = 0; i < logins.size(); i++) {
      ExporterConfig each = config.exporters().get(i);
      exporters.add(
          new Exporter(
              each,
              identities.get(i),
              logins.get(i),
              hashes.join().get(i),
              config.isMutualTls(each) ? clientAuthority : null,
              config.sources()));
    }
    material.throwIfProblems();
    return new Fleet(config, authority, client, login, exporters);
  }

  private static List<BcryptHash> hashes(
      FleetConfig fleet, LoginConfig shared, List<Login> logins, Material material) {
    List<BcryptHash> hashes = new ArrayList<>();
    for (int i = 0; i < logins.size(); i++) {
      ExporterConfig each = fleet.exporters().get(i);
      LoginConfig own = each.login() == null ? shared : each.login();
      String webConfigFile = Layout.ofExporter(each.name(), Layout.WEB_CONFIG);
      hashes.add(material.hash(logins.get(i), own.effectiveCost(), webConfigFile));
    }
    return hashes;
  }

  private static Identity identity(
      FleetConfig fleet,
      ExporterConfig exporter,
      Material material,
      @Nullable CertificateAuthority authority) {
    CertificateConfig config =
        fleet.certificate() == null ? CertificateConfig.NONE : fleet.certificate();
    CertificateRequest.Builder request =
        config
            .toRequest(exporter.name(), CERTIFICATE_VALIDITY)
            .purposes(List.of(Purpose.SERVER))
            .hosts(exporter.host())
            .hosts(exporter.hosts().toArray(String[]::new));
    return material.identity(
        Layout.ofExporter(exporter.name(), Layout.CERT),
        Layout.ofExporter(exporter.name(), Layout.KEY),
        request.build(),
        authority);
  }

  private static Identity client(
      FleetConfig fleet, Material material, @Nullable CertificateAuthority authority) {
    CertificateConfig config =
        fleet.certificate() == null ? CertificateConfig.NONE : fleet.certificate();
    CertificateRequest request =
        CertificateConfig.builder()
            .from(config)
            .commonName("prometheus")
            .build()
            .toRequest("prometheus", CERTIFICATE_VALIDITY)
            .purposes(List.of(Purpose.CLIENT))
            .hosts("prometheus")
            .build();
    return material.identity(
        inPrometheus(Layout.CLIENT_CERT), inPrometheus(Layout.CLIENT_KEY), request, authority);
  }

  private static String inPrometheus(String file) {
    return Layout.PROMETHEUS + "/" + file;
  }

  /** Returns the description of the fleet. */
  public FleetConfig config() {
    return config;
  }

  /** Returns the fleet's own authority, empty if each exporter vouches for itself. */
  public Optional<CertificateAuthority> authority() {
    return Optional.ofNullable(authority);
  }

  /** Returns the certificate and key that Prometheus shows, empty if no exporter asks for one. */
  public Optional<Identity> client() {
    return Optional.ofNullable(client);
  }

  /** Returns the login of all exporters that have none of their own. */
  public Login login() {
    return login;
  }

  /** Returns the exporters in the order of the description. */
  public List<Exporter> exporters() {
    return exporters;
  }

  /**
   * Returns the exporter with the given name.
   *
   * @throws NoSuchElementException if there is none
   */
  public Exporter exporter(String name) {
    return exporters.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no exporter \"" + name + "\""));
  }

  /** Returns what is asked for but unsafe. */
  public Report report() {
    Problems problems = Problems.create();
    FleetWarnings.add(config, problems);
    return problems.toReport();
  }

  /** Returns the certificates that Prometheus trusts, as PEM. */
  public String trustPem() {
    return Pem.print(
        authority != null
            ? List.of(authority.certificate())
            : exporters.stream().map(each -> each.identity().certificate()).toList());
  }

  /**
   * Returns the scrape jobs: one for all exporters, and one for each exporter with a login of its
   * own, whose targets bear the same label {@code job}.
   *
   * @param folder where Prometheus finds the files of {@link #secretFiles()}, absolute or seen from
   *     its configuration file; empty for the folder of that file
   */
  public List<ScrapeJob> scrapeJobs(String folder) {
    return ScrapeJobs.of(this, folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/");
  }

  /** Returns a configuration for a Prometheus that scrapes this fleet only. */
  public PrometheusConfig prometheusConfig() {
    return PrometheusConfig.builder().scrapeConfigs(scrapeJobs("")).build();
  }

  /** Returns the files that the scrape jobs name: authority, client certificate, passwords. */
  public FileSet secretFiles() {
    FileSet.Builder files = FileSet.builder().add(Layout.CA, trustPem(), FileMode.PUBLIC);
    if (client != null) {
      files.add(Layout.CLIENT_CERT, client.chainPem(), FileMode.PUBLIC);
      files.add(Layout.CLIENT_KEY, client.keyPem());
    }
    passwords().forEach((file, owner) -> files.add(file, owner.password()));
    return files.build();
  }

  /** Returns the logins in use by the name of the file with their password. */
  Map<String, Login> passwords() {
    Map<String, Login> passwords = new LinkedHashMap<>();
    for (Exporter each : exporters) {
      passwords.put(
          each.hasOwnLogin() ? Layout.passwordOf(each.name()) : Layout.PASSWORD, each.login());
    }
    return passwords;
  }

  /** Returns all that Prometheus needs: {@code prometheus.yml} and the files that it names. */
  public FileSet prometheusFiles() {
    String yaml = PrometheusYaml.print(prometheusConfig());
    return FileSet.builder()
        .add(Layout.PROMETHEUS_CONFIG, yaml, FileMode.GROUP)
        .build()
        .plus(secretFiles());
  }

  /**
   * Returns all files of the fleet: {@code authority} to be kept safe, a folder for each exporter,
   * and {@code prometheus}.
   */
  public FileSet files() {
    FileSet.Builder own = FileSet.builder();
    if (authority != null) {
      own.add(Layout.AUTHORITY_CERT, authority.certificatePem(), FileMode.PUBLIC)
          .add(Layout.AUTHORITY_KEY, authority.identity().keyPem());
    }
    List<FileEntry> all = new ArrayList<>(own.build().entries());
    exporters.forEach(each -> all.addAll(each.files().under(each.name()).entries()));
    all.addAll(prometheusFiles().under(Layout.PROMETHEUS).entries());
    return FileSet.of(all);
  }

  /** Returns the name and the exporters. */
  @Override
  public String toString() {
    return "Fleet[" + config.name() + ", " + exporters.size() + " exporters]";
  }

  /** Describes a {@link Fleet}. */
  public static final class Builder {
    private final FleetConfig.Builder config;
    private @Nullable CertificateAuthority authority;
    private @Nullable Path folder;

    private Builder(String name) {
      config = FleetConfig.builder(name);
    }

    /** Sets the authority that issues the certificates; default one of the fleet's own. */
    public Builder authority(CertificateAuthority authority) {
      this.authority = authority;
      return this;
    }

    /** Sets the login that all exporters let in; default {@code prometheus}, random password. */
    public Builder login(Login login) {
      config.login(
          LoginConfig.builder().username(login.username()).password(login.password()).build());
      return this;
    }

    /** Adds an exporter at {@code host:port}. */
    public Builder exporter(String name, String address) {
      return exporter(name, address, exporter -> {});
    }

    /** Adds an exporter at {@code host:port} with more to say about it. */
    public Builder exporter(
        String name, String address, Consumer<ExporterConfig.Builder> exporter) {
      ExporterConfig.Builder builder = ExporterConfig.builder().name(name).address(address);
      exporter.accept(builder);
      config.addExporters(builder.build());
      return this;
    }

    /** Sets whatever else the description of a fleet can say. */
    public Builder config(Consumer<FleetConfig.Builder> more) {
      more.accept(config);
      return this;
    }

    /** Keeps what an earlier run left in this folder, as far as it is still good. */
    public Builder keep(Path folder) {
      this.folder = folder;
      return this;
    }

    /**
     * Returns the fleet, with new keys and certificates where none are kept.
     *
     * @throws InvalidConfigException with all that is wrong with the description, or with the kept
     *     files
     */
    public Fleet build() {
      return make(config.build(), authority, new Material(folder, Clock.systemUTC()));
    }
  }
}
