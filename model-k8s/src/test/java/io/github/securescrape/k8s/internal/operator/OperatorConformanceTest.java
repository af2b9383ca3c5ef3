// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.SharedData;
import io.github.securescrape.core.Tally;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.core.tls.CertificateRequest;
import io.github.securescrape.core.tls.Identity;
import io.github.securescrape.core.yaml.YamlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The operator's own test data: what it generates, and what it refuses. */
class OperatorConformanceTest {

  private static final String DATA = "upstream/prometheus-operator/";

  @Test
  void generatesWhatTheOperatorDoes() throws Exception {
    Tally tally = new Tally("operator-golden", "0.93");
    for (Path file : SharedData.files(DATA + "golden-inputs")) {
      OperatorInput input = OperatorInput.read(file, UnaryOperator.identity());
      String made = generated(input);
      String wanted =
          Trees.text(input.tree, "expect").equals("error")
              ? ""
              : normal(golden(Trees.text(input.tree, "golden")));
      tally.count(
          made.equals(wanted), () -> file.getFileName() + "\n" + made + "\nwanted\n" + wanted);
    }
    tally.finish();
  }

  @Test
  void refusesWhatTheOperatorDoes() throws Exception {
    Tally tally = new Tally("operator-selection", "0.93");
    Map<String, String> pems = pems();
    for (Path file : SharedData.files(DATA + "selector-inputs")) {
      OperatorInput input = OperatorInput.read(file, text -> pems.getOrDefault(text, text));
      Problems problems = Problems.create();
      for (Map<String, Object> each : input.scrapeConfigs()) {
        ScrapeConfigCheck.check(
            Trees.text(Trees.map(each, "metadata"), "namespace"),
            Trees.map(each, "spec"),
            input.server,
            input.store,
            problems);
      }
      boolean valid = Trees.isTrue(input.tree, "valid");
      tally.count(
          valid != problems.hasErrors(),
          () -> file.getFileName() + " valid: " + valid + "\n" + problems.toReport().toText());
    }
    tally.finish();
  }

  /** Returns the configuration, empty if the operator writes none. */
  private static String generated(OperatorInput input) {
    ConfigGenerator generator = new ConfigGenerator(input.server, input.store);
    Problems problems = Problems.create();
    boolean goesOn = true;
    for (Map<String, Object> each : input.scrapeConfigs()) {
      Map<String, Object> metadata = Trees.map(each, "metadata");
      goesOn &=
          generator.add(
              Trees.text(metadata, "namespace"),
              Trees.text(metadata, "name"),
              Trees.map(each, "spec"),
              problems.at("spec"));
    }
    String additional = Trees.text(input.tree, "additionalScrapeConfigs");
    if (!additional.isEmpty()) {
      goesOn &= generator.addAdditional(additional, problems);
    }
    return goesOn ? normal(YamlDocument.print(generator.config())) : "";
  }

  private static String golden(String name) throws IOException {
    return Files.readString(SharedData.path(DATA + "golden/" + name), StandardCharsets.UTF_8);
  }

  /** Returns a text with the same values in the same order, in our own way of writing. */
  private static String normal(String yaml) {
    YamlDocument document = YamlDocument.parse("golden", yaml, Dialect.of());
    Map<String, Object> tree = Trees.map(document.tree(path -> false));
    document.report().throwIfErrors();
    return YamlDocument.print(tree);
  }

  private static Map<String, String> pems() {
    CertificateAuthority authority = CertificateAuthority.create("test");
    Identity client = authority.issue(CertificateRequest.builder("test").build());
    return Map.of(
        "${ca.crt}", authority.certificatePem(),
        "${client.crt}", client.chainPem(),
        "${client.key}", client.keyPem().reveal());
  }
}
