// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

import io.github.securescrape.core.password.Login;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.testkit.internal.toolkit.MetricsPages;
import io.github.securescrape.testkit.internal.toolkit.Pages;
import io.github.securescrape.testkit.internal.toolkit.TlsProvider;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An exporter that honours a web config file ({@code --web.config.file}) as those written in Go do:
 * TLS, client certificates, users, headers, rate limit. It reads the file again for each request
 * and each new connection, so a change takes effect at once, and a mistake does too.
 *
 * <pre>{@code
 * try (SecuredExporter exporter = SecuredExporter.builder().tls().login().start()) {
 *   ScrapeResult result = scraper.scrape(exporter.scrapeJob(), exporter.address());
 * }
 * }</pre>
 *
 * <p>One that is made here, or from a {@link Fleet}, knows its other end: the scrape job that fits.
 * Each can be told to show a {@link Fault}.
 *
 * <p>BoringSSL is used for TLS where Netty's {@code netty-tcnative-boringssl-static} is on the
 * class path. Without it, Java's own TLS speaks TLS 1.0 and 1.1 only where this Java has not
 * switched them off, heeds {@code curve_preferences} from Java 20 on, and over TLS 1.3 answers a
 * refused client certificate with {@code certificate_unknown} or {@code bad_certificate} whatever
 * the reason.
 */
public final class SecuredExporter implements AutoCloseable {

  private final String host;
  private final Path webConfigFile;
  private final @Nullable LinkFolder own;
  private final FaultyServer server;
  private @Nullable Fault fault;

  private SecuredExporter(Builder settings) {
    this.host = settings.host;
    this.own = settings.folder();
    try {
      this.webConfigFile = settings.webConfigFile(own);
      this.server = settings.server(webConfigFile);
    } catch (RuntimeException e) {
      deleteFiles();
      throw e;
    }
  }

  /**
   * Starts an exporter on a free port of the loopback interface.
   *
   * @throws io.github.securescrape.core.problem.InvalidConfigException if an exporter would refuse
   *     to start with the file
   */
  public static SecuredExporter start(Path webConfigFile) {
    return from(webConfigFile).start();
  }

  /** Returns a builder for an exporter with the given web config file. */
  public static Builder from(Path webConfigFile) {
    return new Builder(webConfigFile, null);
  }

  /**
   * Returns a builder for one of a fleet. It listens on a free port of 127.0.0.1, not on the
   * address that the fleet knows; its scrape job looks there, and expects the certificate's own
   * name.
   */
  public static Builder of(Fleet fleet, String exporter) {
    return new Builder(null, Link.of(fleet, exporter));
  }

  /** Returns a builder for an exporter that shows its metrics to everybody, in plain HTTP. */
  public static Builder builder() {
    return new Builder(null, null);
  }

  /** Returns where it can be scraped, {@code host:port}. */
  public String address() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  /** Returns the port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Returns the web config file that it reads. */
  public Path webConfigFile() {
    return webConfigFile;
  }

  /**
   * Returns the scrape job that fits, with this exporter as its only target; its files are named by
   * absolute paths.
   *
   * @throws IllegalStateException if the exporter was started from a file
   */
  public ScrapeJob scrapeJob() {
    return own().scrapeJob(address());
  }

  /**
   * Returns the folder of the files of both ends, {@code config} and {@code prometheus}; it goes
   * when the exporter is closed.
   *
   * @throws IllegalStateException if the exporter was started from a file
   */
  public Path folder() {
    return own().path();
  }

  /** Returns who issues its certificates; empty if nobody does, or nobody knows. */
  public Optional<CertificateAuthority> authority() {
    return own == null ? Optional.empty() : Optional.ofNullable(own.link().authority());
  }

  /** Returns the login that it lets in; empty if there is none, or only its hash is known. */
  public Optional<Login> login() {
    return own == null ? Optional.empty() : Optional.ofNullable(own.link().login());
  }

  /**
   * Returns a context for other clients of Java: it trusts those that issue the exporter's
   * certificates, and shows a client certificate if one is wanted.
   *
   * @throws IllegalStateException if the exporter was started from a file
   */
  public SSLContext sslContext() {
    return own().sslContext();
  }

  /**
   * Shows a fault from now on, in place of the one before. One of certificates shows in new
   * connections.
   *
   * @throws IllegalStateException if it is one of certificates, and nobody here issues them
   */
  public synchronized void inject(Fault fault) {
    if (fault.isOfCertificate()) {
      own().spoil(fault);
    } else {
      mendCertificate();
    }
    server.show(fault);
    this.fault = fault;
  }

  /** Ends the fault that is shown, if there is one. */
  public synchronized void mend() {
    mendCertificate();
    server.show(null);
    fault = null;
  }

  private void mendCertificate() {
    if (own != null) {
      own.mend();
    }
  }

  /** Returns the fault that is shown. */
  public synchronized Optional<Fault> fault() {
    return Optional.ofNullable(fault);
  }

  /**
   * Puts a new certificate from the same authority in the place of the present one.
   *
   * @throws IllegalStateException if nobody here issues certificates
   */
  public synchronized void renewCertificate() {
    own().renew();
  }

  private LinkFolder own() {
    if (own == null) {
      throw new IllegalStateException(
          "only the web config file of this exporter is known, not what fits to it");
    }
    return own;
  }

  /** Closes the port and all connections, ends all threads, and deletes the files it made. */
  @Override
  public void close() {
    server.close();
    deleteFiles();
  }

  private void deleteFiles() {
    if (own != null) {
      own.close();
    }
  }

  /** Returns the address. */
  @Override
  public String toString() {
    return "SecuredExporter[" + address() + "]";
  }

  /** Prepares a {@link SecuredExporter}. */
  public static final class Builder {
    private final @Nullable Path webConfigFile;
    private final @Nullable Link given;
    private final LinkRecipe recipe = new LinkRecipe();
    private String host = "127.0.0.1";
    private int port;
    private TlsProvider provider = TlsProvider.best();
    private Clock clock = Clock.systemUTC();
    private Duration slowness = Duration.ofSeconds(1);
    private Pages pages = new MetricsPages(NodeMetrics.all());

    private Builder(@Nullable Path webConfigFile, @Nullable Link given) {
      this.webConfigFile = webConfigFile;
      this.given = given;
    }

    /** Serves HTTPS, with a certificate of an authority made for this exporter alone. */
    public Builder tls() {
      return tls(CertificateAuthority.create("securescrape testkit"));
    }

    /** Serves HTTPS, with a certificate that the authority issues for localhost. */
    public Builder tls(CertificateAuthority authority) {
      ownRecipe().authority(authority);
      return this;
    }

    /** Lets in only clients with a certificate of the same authority. */
    public Builder clientCertificateRequired() {
      ownRecipe().mutual();
      return this;
    }

    /** Lets in only user {@code prometheus}, with a random password. */
    public Builder login() {
      return login(Login.create("prometheus"));
    }

    /** Lets in only this user; the hash of the password has the least cost there is. */
    public Builder login(Login login) {
      ownRecipe().login(login);
      return this;
    }

    /** Sets whatever else a web config can say; file names start at the folder of the file. */
    public Builder webConfig(Consumer<WebConfig.Builder> more) {
      ownRecipe().more(more);
      return this;
    }

    private LinkRecipe ownRecipe() {
      if (webConfigFile != null || given != null) {
        throw new IllegalStateException("the web config is given already");
      }
      return recipe;
    }

    /**
     * Sets where to listen; default a free port of 127.0.0.1.
     *
     * @param port the port; 0 for any free one
     */
    public Builder address(String host, int port) {
      this.host = host;
      this.port = port;
      return this;
    }

    /** Sets whose metrics to show: they are collected for each scrape, and may take their time. */
    public Builder registry(PrometheusRegistry registry) {
      pages = new MetricsPages(registry);
      return this;
    }

    /** Sets metrics to show that never change; default a few of a node. */
    public Builder metrics(MetricSnapshots metrics) {
      pages = new MetricsPages(metrics);
      return this;
    }

    /** Sets whose TLS to speak; default the one that comes closest to Go. */
    Builder provider(TlsProvider provider) {
      this.provider = provider;
      return this;
    }

    /** Sets the clock that certificates are judged by; default the system's. */
    public Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Sets how long {@link Fault#SLOW} waits; default one second. */
    public Builder slowness(Duration slowness) {
      this.slowness = slowness;
      return this;
    }

    /** Sets what to show in place of metrics. */
    Builder pages(Pages pages) {
      this.pages = pages;
      return this;
    }

    private @Nullable LinkFolder folder() {
      return webConfigFile == null
          ? new LinkFolder(given == null ? recipe.link(host) : given, clock)
          : null;
    }

    private Path webConfigFile(@Nullable LinkFolder own) {
      return own == null ? Objects.requireNonNull(webConfigFile) : own.webConfigFile();
    }

    private FaultyServer server(Path file) {
      return new FaultyServer(file, pages, slowness, provider, clock, host, port);
    }

    /**
     * Starts the exporter.
     *
     * @throws io.github.securescrape.core.problem.InvalidConfigException if an exporter would
     *     refuse to start with the web config
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public SecuredExporter start() {
      return new SecuredExporter(this);
    }
  }
}
