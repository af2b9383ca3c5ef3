// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.operator;

import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.internal.crd.CrdKind;
import io.github.securescrape.k8s.internal.crd.CrdSchema;
import io.github.securescrape.k8s.internal.operator.ConfigGenerator;
import io.github.securescrape.k8s.internal.operator.ObjectReader;
import io.github.securescrape.k8s.internal.operator.ObjectStore;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import io.github.securescrape.k8s.internal.operator.PrometheusServer;
import io.github.securescrape.k8s.internal.operator.ScrapeClassCheck;
import io.github.securescrape.k8s.internal.operator.ScrapeConfigCheck;
import io.github.securescrape.k8s.internal.operator.SemVer;
import io.github.securescrape.k8s.internal.operator.TlsFiles;
import io.github.securescrape.k8s.internal.operator.Trees;
import io.github.securescrape.prometheus.PrometheusConfig;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One reconciliation: the checks of all manifests, and the configurations that come of them. */
final class OperatorRun {

  /** The version that the newest operator runs if a Prometheus names none. */
  private static final String DEFAULT_VERSION = "v3.13.2";

  private static final String SPEC = "spec";

  private static final List<String> SELECTORS =
      List.of(
          "serviceMonitorSelector", "podMonitorSelector", "probeSelector", "scrapeConfigSelector");

  final ManifestSet manifests;
  private final OperatorVersion operator;
  private final ObjectStore store = new ObjectStore();

  /** Why Prometheuses do not select a ScrapeConfig. */
  private final IdentityHashMap<Manifest, List<Problem>> obstacles = new IdentityHashMap<>();

  /** Whether one of the ScrapeConfigs is taken, and then stops the operator. */
  private boolean stopped;

  /** What the API server does not take. */
  private final Set<Manifest> refused = identitySet();

  OperatorRun(ManifestSet manifests, OperatorVersion operator) {
    this.manifests = manifests;
    this.operator = operator;
    manifests.stream().forEach(this::checkShape);
    checkTwice();
    manifests.stream()
        .forEach(each -> ObjectReader.read(each.tree(), each.namespace(), each.problems(), store));
  }

  private void checkShape(Manifest manifest) {
    CrdKind.of(manifest.kind())
        .ifPresent(
            kind -> {
              Problems found = Problems.create();
              CrdSchema.of(kind, operator).check(manifest.written(), found);
              if (!passes(manifest, found)) {
                refused.add(manifest);
              }
            });
    if (manifest.kind().isEmpty() || Trees.text(manifest.tree(), "apiVersion").isEmpty()) {
      manifest.problems().add(ManifestCodes.NO_RESOURCE);
    }
  }

  private void checkTwice() {
    Map<String, Manifest> seen = new HashMap<>();
    manifests.stream()
        .filter(each -> !each.name().isEmpty())
        .forEach(
            each -> {
              if (seen.put(each.subject(), each) != null) {
                each.problems().at("metadata").at("name").add(ManifestCodes.TWICE, each.subject());
              }
            });
  }

  /** Returns the spec of a custom resource as the API server keeps it. */
  private Map<String, Object> kept(Manifest manifest, CrdKind kind) {
    Map<String, Object> kept = CrdSchema.of(kind, operator).withDefaults(manifest.tree());
    return Trees.map(Trees.plain(Trees.map(kept, SPEC)));
  }

  /** Returns the Prometheus of a manifest, empty if the operator does not take its version. */
  Optional<PrometheusServer> server(Manifest prometheus) {
    Map<String, Object> spec = kept(prometheus, CrdKind.PROMETHEUS);
    String version = Trees.text(spec, "version");
    Optional<SemVer> number = SemVer.parse(version.isEmpty() ? DEFAULT_VERSION : version);
    if (number.isEmpty() || number.get().major() < 2 || number.get().major() > 3) {
      prometheus.problems().at(SPEC).at("version").add(ManifestCodes.BAD_VERSION, version);
      return Optional.empty();
    }
    checkImage(prometheus, Trees.text(spec, "image"), number.get());
    return Optional.of(
        new PrometheusServer(
            prometheus.namespace(),
            prometheus.name(),
            number.get(),
            spec,
            operator.isAtLeast("0.92.0") && prometheus.kind().equals(Manifest.PROMETHEUS),
            false));
  }

  private static void checkImage(Manifest prometheus, String image, SemVer version) {
    String tag = image.replaceFirst("@.*", "").replaceFirst(".*[:/]", "");
    Optional<SemVer> run = image.contains(":") ? SemVer.parse(tag) : Optional.empty();
    if (run.isPresent() && run.get().compareTo(version) != 0) {
      prometheus.problems().at(SPEC).at("image").add(ManifestCodes.IMAGE, version, tag);
    }
  }

  /** Adds what the operator has against a ScrapeConfig; returns whether it has nothing. */
  boolean check(Manifest scrapeConfig, PrometheusServer server) {
    Problems found = Problems.create();
    Map<String, Object> spec = kept(scrapeConfig, CrdKind.SCRAPE_CONFIG);
    ScrapeConfigCheck.check(scrapeConfig.namespace(), spec, server, store, found.at(SPEC));
    stopped |= found.hasErrors() && ScrapeConfigCheck.stopsOperator(found.toReport());
    return passes(scrapeConfig, found);
  }

  /** Adds to a manifest what was found; returns whether none of it is an error. */
  private static boolean passes(Manifest manifest, Problems found) {
    found.toReport().problems().forEach(manifest.problems()::add);
    return !found.hasErrors();
  }

  /** Returns the configuration of a Prometheus, empty if the operator stops. */
  private Optional<String> generate(
      Manifest prometheus, PrometheusServer server, List<Manifest> scrapeConfigs) {
    ConfigGenerator generator = new ConfigGenerator(server, store);
    SameTargets.check(scrapeConfigs);
    boolean goesOn = !stopped;
    for (Manifest each : scrapeConfigs) {
      goesOn &=
          generator.add(
              each.namespace(),
              each.name(),
              kept(each, CrdKind.SCRAPE_CONFIG),
              each.problems().at(SPEC));
    }
    goesOn &= addAdditional(prometheus, server, generator);
    return goesOn ? Optional.of(YamlDocument.print(generator.config())) : Optional.empty();
  }

  private boolean addAdditional(
      Manifest prometheus, PrometheusServer server, ConfigGenerator generator) {
    Map<String, Object> selector = Trees.map(server.spec(), "additionalScrapeConfigs");
    if (selector.isEmpty()) {
      return true;
    }
    Problems place = prometheus.problems().at(SPEC).at("additionalScrapeConfigs");
    String name = Trees.text(selector, "name");
    String key = Trees.text(selector, "key");
    Optional<Secret> text = store.find(Kind.SECRET, server.namespace(), name, key);
    if (text.isPresent()) {
      return generator.addAdditional(text.get().reveal(), place);
    }
    if (!Trees.isTrue(selector, "optional")) {
      String why = store.whyMissing(Kind.SECRET, server.namespace(), name);
      place.add(ManifestCodes.NO_ADDITIONAL, name, key, server.namespace(), why);
      return false;
    }
    return true;
  }

  /** Returns whether the operator writes the configuration; without any selector it does not. */
  private static boolean isManaged(Manifest prometheus, PrometheusServer server) {
    boolean isManaged = SELECTORS.stream().anyMatch(server.spec()::containsKey);
    if (!isManaged && server.spec().containsKey("additionalScrapeConfigs")) {
      prometheus.problems().at(SPEC).at("additionalScrapeConfigs").add(ManifestCodes.UNMANAGED);
    }
    return isManaged;
  }

  /** Checks all ScrapeConfigs as if a Prometheus of a version selected each. */
  void previewAll(String version) {
    Map<String, Object> head = Map.of("kind", Manifest.PROMETHEUS, "spec", versionOf(version));
    Manifest any = new Manifest(head, head, "", Problems.create());
    server(any)
        .ifPresent(
            server -> {
              List<Manifest> accepted = new ArrayList<>();
              for (Manifest each : manifests.scrapeConfigs()) {
                if (check(each, server) && !refused.contains(each)) {
                  accepted.add(each);
                }
              }
              generate(any, server, accepted)
                  .ifPresent(yaml -> new GeneratedCheck(server, any, accepted).read(yaml));
            });
  }

  private static Map<String, Object> versionOf(String version) {
    return version.isEmpty() ? Map.of() : Map.of("version", version);
  }

  /**
   * Returns what the operator makes of the manifests for one Prometheus.
   *
   * @param all how many Prometheuses are asked for previews
   */
  Preview preview(Manifest prometheus, int all) {
    Optional<PrometheusServer> server = server(prometheus);
    if (server.isEmpty()) {
      return Preview.none(manifests.report());
    }
    stopped = false;
    Set<Manifest> selected = identitySet();
    List<Manifest> accepted = new ArrayList<>();
    for (Manifest each : manifests.scrapeConfigs()) {
      Optional<Problem> obstacle = Selecting.obstacle(each, prometheus, server.get(), manifests);
      obstacle.ifPresent(problem -> addObstacle(each, problem, all));
      if (obstacle.isEmpty()) {
        selected.add(each);
        if (check(each, server.get()) && !refused.contains(each)) {
          accepted.add(each);
        }
      }
    }
    boolean classes = ScrapeClassCheck.check(server.get(), store, prometheus.problems().at(SPEC));
    Optional<String> text =
        isManaged(prometheus, server.get()) && classes && !refused.contains(prometheus)
            ? generate(prometheus, server.get(), accepted)
            : Optional.empty();
    Optional<PrometheusConfig> config =
        text.flatMap(
            yaml -> new GeneratedCheck(server.get(), prometheus, accepted).read(yaml).value());
    List<Selection> selections =
        manifests.scrapeConfigs().stream()
            .map(
                each ->
                    new Selection(
                        each.namespace(),
                        each.name(),
                        selected.contains(each),
                        accepted.contains(each)))
            .toList();
    FileSet tlsFiles = text.isPresent() ? tlsFiles(accepted) : FileSet.of(List.of());
    return new Preview(text.orElse(""), config, tlsFiles, selections, manifests.report());
  }

  private FileSet tlsFiles(List<Manifest> scrapeConfigs) {
    Map<String, Secret> files = new LinkedHashMap<>();
    for (Manifest each : scrapeConfigs) {
      files.putAll(TlsFiles.mounted(each.namespace(), each.spec(), store));
    }
    FileSet.Builder set = FileSet.builder();
    files.forEach(set::add);
    return set.build();
  }

  /** That one Prometheus leaves a ScrapeConfig to another is as it should be. */
  private void addObstacle(Manifest scrapeConfig, Problem problem, int all) {
    List<Problem> found = obstacles.computeIfAbsent(scrapeConfig, any -> new ArrayList<>());
    found.add(problem);
    if (found.size() == all) {
      found.forEach(scrapeConfig.problems()::add);
    }
  }

  private static Set<Manifest> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Returns the manifests of Prometheuses. */
  List<Manifest> prometheuses() {
    return new ArrayList<>(manifests.stream().filter(Manifest::isPrometheus).toList());
  }
}
