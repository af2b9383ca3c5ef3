// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.github.securescrape.core.files.FileEntry;
import io.github.securescrape.core.files.FileSet;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.tls.KeyType;
import io.github.securescrape.k8s.helm.KubePrometheusStack;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * A recipe of the folder {@code recipes}, copied to where it is checked, changed and run. The pages
 * hold no certificate and no key: they are made here.
 */
final class Recipe {

  /** Where the recipes are. */
  static final Path PAGES = Path.of("recipes");

  /** The release of kube-prometheus-stack that both ways into the cluster are for. */
  static final KubePrometheusStack STACK =
      KubePrometheusStack.release("metrics").namespace("monitoring");

  /** What the hashes in the pages are made of. */
  private static final String PASSWORD = "correct horse battery staple";

  /** Stands in the pages where a Secret holds a certificate. */
  private static final String CERTIFICATE = "<base64 -w 0 %s>";

  private final String name;
  private final Path folder;
  private final SortedMap<String, String> addresses = new TreeMap<>();

  /** What stands for the self-signed certificate in the Secret now. */
  private String encoded = CERTIFICATE.formatted("node_exporter.crt");

  private Recipe(String name, Path folder) {
    this.name = name;
    this.folder = folder;
    if (name.startsWith("systemd")) {
      addresses.put("node01", "203.0.113.11:9100");
      addresses.put("node02", "203.0.113.12:9100");
    } else {
      addresses.put("node01", "203.0.113.10:9100");
    }
  }

  /** Returns a copy of a recipe such as {@code systemd/mended}. */
  static Recipe copy(String name, Path folder) {
    Recipe recipe = new Recipe(name, folder);
    for (String file : list(PAGES.resolve(name))) {
      recipe.write(file, read(PAGES.resolve(name).resolve(file)));
    }
    return recipe;
  }

  String name() {
    return name;
  }

  Path folder() {
    return folder;
  }

  /** Returns where each node listens, by its name. */
  SortedMap<String, String> addresses() {
    return addresses;
  }

  /** Returns the paths of all files, those that were made too. */
  List<String> files() {
    return list(folder);
  }

  String text(String file) {
    return read(folder.resolve(file));
  }

  /** Replaces a text wherever it stands. What differs between the pages and a run goes this way. */
  Recipe replace(String from, String to) {
    files().forEach(each -> write(each, text(each).replace(from, to)));
    return this;
  }

  /** Moves the nodes to free ports of this machine. */
  Recipe onLoopback() {
    List<Integer> ports = Loopback.freePorts(addresses.size());
    int next = 0;
    for (var node : addresses.entrySet()) {
      String here = "127.0.0.1:" + ports.get(next++);
      replace(node.getValue(), here);
      node.setValue(here);
    }
    return this;
  }

  /** Returns the web config of a node that a file with scrape jobs goes with. */
  Path webConfig(String node, String jobs) {
    Path own = folder.resolve(node).resolve("config/config.yml");
    return Files.exists(own) ? own : folder.resolve(beside(jobs, "config.yml"));
  }

  /** Returns the Secret beside a file. */
  Secret secret(String file) {
    return resource(beside(file, "secret.yaml"), Secret.class);
  }

  /** Returns a resource as programs for Kubernetes have it. */
  <T extends HasMetadata> T resource(String file, Class<T> type) {
    return new ObjectMapper().convertValue(new Yaml().load(text(file)), type);
  }

  /** Does what {@code openssl} is told to do, for these hosts. */
  Recipe selfSigned(String... hosts) {
    Identity identity =
        Identity.selfSigned(
            CertificateRequest.builder("localhost").hosts(hosts).keyType(KeyType.RSA_2048).build());
    for (String each : files()) {
      // Both ends name it, and look beside the file that does so.
      if (each.endsWith("config.yml") || each.endsWith("prometheus.yml")) {
        write(beside(each, "node_exporter.crt"), identity.chainPem());
        write(beside(each, "node_exporter.key"), identity.keyPem().reveal());
      }
    }
    String certificate = base64(identity.chainPem());
    replace(encoded, certificate);
    encoded = certificate;
    return this;
  }

  /** Returns what the library writes for {@code fleet.yml}, with the hashes that are there. */
  FileSet written() {
    Fleet fleet = fleet();
    // The Secret of the ScrapeConfig has all that the values mount, too, and comes last.
    FileSet cluster = STACK.overlay(fleet).files().plus(STACK.scrapeConfigs(fleet).files());
    return fleet.files().plus(cluster.under("k8s"));
  }

  /** Adds the certificates and keys of the fleet. */
  Recipe issued() {
    Fleet fleet = fleet();
    List<FileEntry> made =
        fleet.files().entries().stream()
            .filter(each -> each.path().endsWith(".crt") || each.path().endsWith(".key"))
            .toList();
    FileSet.of(made).writeTo(folder);
    return replace(CERTIFICATE.formatted("ca.crt"), base64(fleet.trustPem()));
  }

  /** Replaces a page by what is written here, but for the certificate in it. */
  void recreate(String file, String text) throws IOException {
    String authority = base64(text("prometheus/ca.crt"));
    Files.writeString(
        PAGES.resolve(name).resolve(file),
        text.replace(authority, CERTIFICATE.formatted("ca.crt")));
  }

  private Fleet fleet() {
    write("prometheus/password", PASSWORD);
    return Fleet.of(FleetYaml.read(folder.resolve("fleet.yml")).orThrow(), folder);
  }

  /** Returns the path of a file in the folder of another. */
  static String beside(String file, String name) {
    return file.substring(0, file.lastIndexOf('/') + 1) + name;
  }

  private void write(String file, String text) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> list(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(each -> folder.relativize(each).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
