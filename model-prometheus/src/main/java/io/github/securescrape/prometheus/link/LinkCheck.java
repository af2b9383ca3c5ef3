// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.prometheus.PrometheusConfig;
import io.github.securescrape.prometheus.PrometheusVersion;
import io.github.securescrape.prometheus.check.WebConfigCheck;
import io.github.securescrape.prometheus.fleet.Exporter;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.hardening.Hardening;
import io.github.securescrape.prometheus.link.Cause.End;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.web.WebConfig;
import io.github.securescrape.prometheus.yaml.PrometheusYaml;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says offline, for each target of scrape jobs, whether it will be up: both ends of each link are
 * looked at together, with the files that they name.
 *
 * <pre>{@code
 * LinkCheck check =
 *     LinkCheck.builder()
 *         .exporter("node01.example.org:9100", Path.of("node01/config.yml"))
 *         .prometheus(Path.of("prometheus.yml"))
 *         .build();
 * check.verdicts();   // https://node01.example.org:9100/metrics will be down: ...
 * check.run();        // the same as problems, each at the line to change
 * }</pre>
 *
 * <p>What it takes for granted: that the network lets the two meet, that names lead where the
 * address of the exporter says, that the exporter runs, and that its metrics keep within the limits
 * of the job. What is known at run time only it does not judge, and says so.
 *
 * <p>Files are read when the check is built, each once for each exporter, on all processors: a
 * source that several exporters share is asked by several threads. An exporter with its job takes
 * about 12 kB as long as the check is kept.
 *
 * @since 0.1
 */
public final class LinkCheck {

  private final List<ExporterSide> exporters;
  private final List<PrometheusSide> servers;
  private final List<Link> links = new ArrayList<>();
  private final Report report;

  private LinkCheck(Builder builder) {
    Hardening hardening = Hardening.at(builder.clock);
    List<CompletableFuture<PrometheusSide>> reading =
        builder.servers.stream().map(CompletableFuture::supplyAsync).toList();
    this.exporters = builder.exporters.parallelStream().map(each -> each.side(hardening)).toList();
    this.servers = reading.stream().map(CompletableFuture::join).toList();
    Links finder = new Links(exporters, new Trust(builder.systemAuthorities, builder.clock));
    for (PrometheusSide server : servers) {
      List<Link> own = server.links(finder);
      own.forEach(link -> link.cause().ifPresent(cause -> add(server, link, cause)));
      links.addAll(own);
    }
    noteUnscraped();
    Stream<Supplier<Report>> reports =
        Stream.concat(
            servers.stream().map(each -> () -> each.report(hardening)),
            exporters.stream().map(each -> each::report));
    this.report = Report.join(reports.parallel().map(Supplier::get).toArray(Report[]::new));
  }

  private static void add(PrometheusSide server, Link link, Cause cause) {
    ExporterSide exporter = link.exporter();
    if (cause.end() == End.EXPORTER && exporter != null) {
      exporter.add(cause.section(), cause.problem());
    } else {
      server.add(link, cause);
    }
  }

  private void noteUnscraped() {
    Set<ExporterSide> scraped = new HashSet<>();
    links.stream().map(Link::exporter).forEach(scraped::add);
    exporters.stream()
        .filter(each -> !servers.isEmpty() && !scraped.contains(each))
        .forEach(each -> each.add("", Cause.say(LinkCodes.UNSCRAPED, each.address())));
  }

  /** Returns a check of a fleet: all its exporters, and the Prometheus that scrapes them. */
  public static LinkCheck of(Fleet fleet) {
    Builder builder = builder();
    for (Exporter each : fleet.exporters()) {
      builder.exporter(each.address(), each.webConfig(), each.configFiles());
    }
    return builder.prometheus(fleet.prometheusConfig(), fleet.secretFiles()).build();
  }

  /** Returns a builder without any ends. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what will become of each target, in the order of the jobs. */
  public List<LinkVerdict> verdicts() {
    return links.stream().map(Link::verdict).toList();
  }

  /**
   * Returns all that is wrong with the ends, alone and together, each at its place: a warning for
   * what keeps a target down or is unsafe, a note for what nobody can tell.
   */
  public Report run() {
    return report;
  }

  /** An exporter that is yet to be read: many at once are faster than one after the other. */
  private record Given(
      String address, Function<FileSource, Read<WebConfig>> webConfig, FileSource files) {
    ExporterSide side(Hardening hardening) {
      FileSource own = files.remembering();
      return new ExporterSide(address, webConfig.apply(own), own, hardening);
    }
  }

  /** Gathers the ends of links. */
  public static final class Builder {
    private final List<Given> exporters = new ArrayList<>();
    private final List<Supplier<PrometheusSide>> servers = new ArrayList<>();
    private Clock clock = Clock.systemUTC();
    private PrometheusVersion version = PrometheusVersion.NEWEST_KNOWN;
    private @Nullable List<X509Certificate> systemAuthorities;

    private Builder() {}

    /** Adds an exporter at {@code host:port} that runs without a web config: plain HTTP. */
    public Builder exporter(String address) {
      return exporter(address, WebConfig.builder().build(), FileSource.none());
    }

    /**
     * Adds an exporter that runs with a web config on this machine.
     *
     * @param address where jobs find it, {@code host:port}
     */
    public Builder exporter(String address, Path webConfig) {
      Path folder = webConfig.toAbsolutePath().getParent();
      FileSource files = folder == null ? FileSource.none() : FileSource.folder(folder);
      return add(address, own -> WebConfigYaml.read(webConfig, own), files);
    }

    /**
     * Adds an exporter that runs with a web config.
     *
     * @param address where jobs find it, {@code host:port}
     * @param files where the files that the web config names are looked up
     */
    public Builder exporter(String address, WebConfig webConfig, FileSource files) {
      return add(
          address,
          own -> {
            Problems problems = Problems.create();
            WebConfigCheck.check(webConfig, own, problems);
            return Read.of(webConfig, problems.toReport());
          },
          files);
    }

    /**
     * Adds an exporter that runs with a web config that was read; problems get their place in it.
     *
     * @param address where jobs find it, {@code host:port}
     * @param files where the files that the web config names were looked up
     */
    public Builder exporter(String address, Read<WebConfig> webConfig, FileSource files) {
      return add(address, own -> webConfig, files);
    }

    private Builder add(
        String address, Function<FileSource, Read<WebConfig>> webConfig, FileSource files) {
      exporters.add(new Given(address, webConfig, files));
      return this;
    }

    /** Adds a Prometheus by its configuration on this machine. */
    public Builder prometheus(Path config) {
      Path folder = config.toAbsolutePath().getParent();
      JobFiles files = folder == null ? JobFiles.of(FileSource.none()) : JobFiles.in(folder);
      PrometheusVersion own = version;
      servers.add(() -> new PrometheusSide(PrometheusYaml.read(config, own), files, own));
      return this;
    }

    /**
     * Adds a Prometheus.
     *
     * @param files where the files that its jobs name are looked up
     */
    public Builder prometheus(PrometheusConfig config, FileSource files) {
      return prometheus(Read.of(config, Report.clean()), files);
    }

    /**
     * Adds a Prometheus whose configuration was read; problems get their place in it.
     *
     * @param files where the files that its jobs name are looked up
     */
    public Builder prometheus(Read<PrometheusConfig> config, FileSource files) {
      PrometheusSide side = new PrometheusSide(config, JobFiles.of(files), version);
      servers.add(() -> side);
      return this;
    }

    /**
     * Adds a Prometheus whose configuration is a secret itself, such as that which the operator
     * makes: that passwords stand in it is no matter.
     *
     * @param files where the files that its jobs name are looked up
     */
    public Builder secretConfig(PrometheusConfig config, FileSource files) {
      PrometheusSide side = PrometheusSide.secret(config, JobFiles.of(files), version);
      servers.add(() -> side);
      return this;
    }

    /**
     * Adds a Prometheus with these scrape jobs, such as those that Helm values add.
     *
     * @param files where the files that they name are looked up
     */
    public Builder jobs(List<ScrapeJob> jobs, FileSource files) {
      return prometheus(PrometheusConfig.builder().scrapeConfigs(jobs).build(), files);
    }

    /** Sets the time for which certificates are judged; default now. */
    public Builder at(Clock clock) {
      this.clock = clock;
      return this;
    }

    /** Sets the version of every Prometheus added from here on; default the newest known. */
    public Builder version(PrometheusVersion version) {
      this.version = version;
      return this;
    }

    /**
     * Sets the authorities that the systems of both ends trust, for those who name none; default
     * those of this Java.
     */
    public Builder systemAuthorities(List<X509Certificate> authorities) {
      systemAuthorities = List.copyOf(authorities);
      return this;
    }

    /** Returns the check, which is done already. */
    public LinkCheck build() {
      return new LinkCheck(this);
    }
  }
}
