// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.securescrape.core.tls.CertificateAuthority;
import io.github.securescrape.prometheus.fleet.Fleet;
import io.github.securescrape.prometheus.fleet.FleetYaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The quickstart on fleets of its own: what it shows, and the one clear problem where it cannot.
 */
class QuickstartTest {

  @TempDir private Path folder;
  private Path description;
  private Path out;
  private List<Integer> ports;

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void describe() throws IOException {
    ports = Loopback.freePorts(2);
    description = folder.resolve("fleet.yml");
    out = folder.resolve("out");
    write(
        """
        name: quickstart
        scrape_interval: 10s
        login:
          cost: 4
        exporters:
          - name: node02
            address: localhost:%d
          - name: node01
            address: 127.0.0.1:%d
            mutual_tls: true
        """
            .formatted(ports.get(1), ports.get(0)));
  }

  private void write(String text) throws IOException {
    Files.writeString(description, text);
  }

  private void change(String from, String to) throws IOException {
    String text = Files.readString(description);
    assertThat(text).contains(from);
    write(text.replace(from, to));
  }

  private Outcome run() {
    return run(List.of(description.toString(), out.toString()));
  }

  /** Runs it, and puts names in place of what differs from run to run. */
  private Outcome run(List<String> arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status;
    try (PrintStream first = new PrintStream(output, true, StandardCharsets.UTF_8);
        PrintStream second = new PrintStream(errors, true, StandardCharsets.UTF_8)) {
      status = Quickstart.run(arguments, first, second);
    }
    return new Outcome(status, masked(output), masked(errors));
  }

  private String masked(ByteArrayOutputStream output) {
    return output
        .toString(StandardCharsets.UTF_8)
        .replace(folder + "/", "")
        .replace(":" + ports.get(0), ":PORT1")
        .replace(":" + ports.get(1), ":PORT2")
        .replaceAll(" +\\d+ ms +-", " TIME -")
        .replaceAll(" +\\d+ ms +\\d+", " TIME SAMPLES");
  }

  /** Runs it, which must fail with the given report and change no file. */
  private void failsWith(String report) {
    Tree before = Tree.of(folder);

    Outcome outcome = run();

    assertThat(outcome).isEqualTo(new Outcome(1, "", report));
    assertThat(Tree.of(folder)).isEqualTo(before);
  }

  private void runBefore() {
    Fleet.of(FleetYaml.read(description).orThrow(), out).files().writeTo(out);
  }

  @Test
  void scrapesEachExporterAndInWaysThatMustFail() {
    Outcome outcome = run();

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
    String[] parts = outcome.out().split("\\nPrometheus \\S+ itself, with the same file:\\n\\n");
    assertThat(parts[0])
        .isEqualTo(
            """
            fleet.yml describes 2 exporters; the 18 files for them and for Prometheus are in out

            target                   state duration  samples  last error
            node02 localhost:PORT2   up TIME SAMPLES
              without password       down TIME -  server returned HTTP status 401 Unauthorized
              with a wrong password  down TIME -  server returned HTTP status 401 Unauthorized
              without the authority  down TIME -  Get "https://localhost:PORT2/metrics": tls:\
             failed to verify certificate: x509: certificate signed by unknown authority
            node01 127.0.0.1:PORT1   up TIME SAMPLES
              without password       down TIME -  server returned HTTP status 401 Unauthorized
              with a wrong password  down TIME -  server returned HTTP status 401 Unauthorized
              without the authority  down TIME -  Get "https://127.0.0.1:PORT1/metrics": tls:\
             failed to verify certificate: x509: certificate signed by unknown authority
              without certificate    down TIME -  Get "https://127.0.0.1:PORT1/metrics": remote\
             error: tls: bad certificate
            """);
    // A real Prometheus takes part if there is one.
    if (parts.length > 1) {
      assertThat(parts[1])
          .isEqualTo(
              """
              node01 127.0.0.1:PORT1   up
              node02 localhost:PORT2   up
              """);
    }
  }

  @Test
  void tellsATypo() throws IOException {
    change("exporters:", "exportres:");

    failsWith(
        """
        fleet.yml:5:1: error: unknown key `exportres`; did you mean `exporters`? [yaml.key.unknown]
          at exportres
          5 | exportres:
            | ^^^^^^^^^
          hint: Write `exporters`.

        1 error
        """);
  }

  @Test
  void tellsABadAddress() throws IOException {
    change("address: localhost:", "address: https://localhost:");

    failsWith(
        """
        fleet.yml:7:5: error: `address` "https://localhost:PORT2" is not a host and port such as\
         "node01.example.org:9100" [fleet.exporter.address]
          at exporters[0], name "node02"
          7 |     address: https://localhost:PORT2
            |     ^^^^^^^
          hint: Write host and port only; an IPv6 address stands in brackets.

        1 error
        """);
  }

  @Test
  void tellsAMissingName() throws IOException {
    change("- name: node01\n    address", "- address");

    failsWith(
        """
        fleet.yml:8:5: error: `name` is missing [schema.key.missing]
          at exporters[1]
          8 |   - address: 127.0.0.1:PORT1
            |     ^^^^^^^
          hint: Add `name`.

        1 error
        """);
  }

  @Test
  void tellsAMissingDescription() throws IOException {
    Files.delete(description);

    failsWith(
        """
        fleet.yml: error: file does not exist [file.unreadable]
          hint: Check that the file is there and may be read.

        1 error
        """);
  }

  @Test
  void tellsAFolderThatIsAFile() throws IOException {
    Files.writeString(out, "a file");

    failsWith(
        """
        out/authority/ca.crt: error: cannot write ca.crt: out is not a folder [files.not-writable]
          hint: Choose another folder.

        1 error
        """);
  }

  @Test
  void tellsAFolderThatNobodyCanWrite() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc");
    out = Path.of("/proc/self/out");

    failsWith(
        """
        /proc/self/out/authority/ca.crt: error: cannot write ca.crt: folder /proc/self is not\
         writable [files.not-writable]
          hint: Choose another folder, or mend its owner or mode.

        1 error
        """);
  }

  @Test
  void tellsTheKeyOfAnotherAuthority() throws IOException {
    runBefore();
    CertificateAuthority other = CertificateAuthority.create("Somebody else");
    Files.writeString(out.resolve("authority/ca.key"), other.identity().keyPem().reveal());

    failsWith(
        """
        out/authority/ca.key: error: tls: private key does not match public key\
         [fleet.material.unusable]
          hint: Mend the files, or move them away to get new ones.

        1 error
        """);
  }

  @Test
  void tellsACertificateOfAnotherAuthority() throws IOException {
    runBefore();
    Fleet other = Fleet.builder("other").exporter("node01", "127.0.0.1:" + ports.get(0)).build();
    var identity = other.exporter("node01").identity();
    Path config = out.resolve("node01/config");
    Files.writeString(config.resolve("node_exporter.crt"), identity.chainPem());
    Files.writeString(config.resolve("node_exporter.key"), identity.keyPem().reveal());

    failsWith(
        """
        out/node01/config/node_exporter.crt: error: certificate was issued by another authority,\
         CN=other [fleet.material.other-authority]
          hint: Move certificate and key away to get new ones, or give the fleet that authority.

        1 error
        """);
  }

  @Test
  void tellsAPortInUse() throws IOException {
    InetAddress host = InetAddress.getLoopbackAddress();
    Outcome outcome;
    try (ServerSocket taken = new ServerSocket(ports.get(0), 1, host)) {
      assertThat(taken.isBound()).isTrue();
      outcome = run();
    }

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            """
            fleet.yml: error: exporter node01 cannot listen on 127.0.0.1:PORT1: Address already in\
             use [quickstart.cannot-listen]
              at exporters[1].address
              hint: Choose a free port of this machine: the exporters are started here.

            1 error
            """);
  }

  @Test
  void tellsAnAddressOfNoMachine() throws IOException {
    change("localhost:", "node02.invalid:");

    Outcome outcome = run();

    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith(
            "fleet.yml: error: exporter node02 cannot listen on node02.invalid:PORT2: no such host"
                + " [quickstart.cannot-listen]\n");
  }

  @Test
  void tellsHowItIsUsed() {
    String usage =
        """
        usage: quickstart FLEET.YML FOLDER
        Secures the exporters that FLEET.YML describes, and scrapes them; all files go below FOLDER.
        """;

    assertThat(run(List.of())).isEqualTo(new Outcome(1, "", usage));
    assertThat(run(List.of("a", "b", "c"))).isEqualTo(new Outcome(1, "", usage));
  }
}
