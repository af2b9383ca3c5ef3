// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/**
 * A link made at random: mostly good, with a few things turned.
 *
 * @param webConfig the exporter's file
 * @param job the scrape job without its targets, as YAML
 * @param host by which the target is named
 * @param portIsWrong whether the target names a port where nobody is known to listen
 */
record RandomLink(String webConfig, String job, String host, boolean portIsWrong) {

  private static final String[] SERVERS = {
    "rsa",
    "ed25519",
    "p384",
    "p521",
    "dns",
    "ip",
    "wildcard",
    "elsewhere",
    "cn",
    "strange",
    "self",
    "expired",
    "early",
    "client-only",
    "sha1",
    "short"
  };
  private static final String[] CLIENTS = {
    "client-rsa",
    "client-strange",
    "client-self",
    "client-expired",
    "client-server",
    "client-sha1",
    "client-nameless"
  };
  private static final String[] VERSIONS = {"TLS12", "TLS13"};
  private static final String[] SUITES = {
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
    "TLS_AES_128_GCM_SHA256"
  };

  /** Makes one link, and remembers how bold to be. */
  private static final class Maker {
    final Random random;
    final LinkMaterial material;
    final double boldness;

    Maker(long seed, LinkMaterial material) {
      this.random = new Random(seed);
      this.material = material;
      this.boldness = random.nextInt(4) / 14.0;
    }

    boolean turns() {
      return random.nextDouble() < boldness;
    }

    boolean chance(double part) {
      return random.nextDouble() < part;
    }

    String one(String... of) {
      return of[random.nextInt(of.length)];
    }

    List<String> some(String... of) {
      List<String> some = new ArrayList<>(List.of(of));
      some.removeIf(each -> chance(0.6));
      return some.isEmpty() ? List.of(of[0]) : some;
    }
  }

  static RandomLink of(long seed, LinkMaterial material) {
    Maker maker = new Maker(seed, material);
    boolean tls = maker.chance(0.9);
    boolean mutual = maker.chance(0.4);
    boolean login = maker.chance(0.5);
    String web = (tls ? tls(maker, mutual) : "") + rest(maker, login);
    boolean https = tls != maker.turns();
    String job =
        (https ? "  scheme: https\n" : maker.chance(0.5) ? "  scheme: http\n" : "")
            + client(maker, mutual)
            + login(maker, login)
            + extras(maker);
    String host = maker.chance(0.5) ? "localhost" : "127.0.0.1";
    return new RandomLink(web, job, host, maker.chance(0.01));
  }

  private static String tls(Maker maker, boolean mutual) {
    StringJoiner tls = new StringJoiner("\n  ", "tls_server_config:\n  ", "\n");
    String name = maker.turns() ? maker.one(SERVERS) : "good";
    String cert = name + ".crt";
    String key = name + ".key";
    if (maker.turns() && maker.chance(0.5)) {
      cert = maker.one("crlf.crt", "bom.crt", "empty", "junk", "nope.crt", "directory", key);
      key = "good.key";
    } else if (maker.turns() && maker.chance(0.3)) {
      key = maker.one("rsa.key", "dns.key", "empty", "junk", "nope.key");
    }
    if (maker.chance(0.1)
        && name.equals("good")
        && cert.endsWith(".crt")
        && key.equals("good.key")) {
      tls.add("cert: " + maker.material.inline("good.crt"));
      tls.add("key: " + maker.material.inline("good.key"));
    } else {
      tls.add("cert_file: " + cert).add("key_file: " + key);
    }
    if (mutual) {
      clientAuth(maker, tls);
    }
    if (maker.turns()) {
      tls.add("min_version: " + maker.one(VERSIONS)).add("max_version: " + maker.one(VERSIONS));
    }
    if (maker.turns()) {
      tls.add("cipher_suites: " + maker.some(SUITES));
    }
    if (maker.turns()) {
      tls.add("curve_preferences: " + maker.some("CurveP256", "X25519", "CurveP384"));
    }
    return tls.toString();
  }

  private static void clientAuth(Maker maker, StringJoiner tls) {
    String type =
        maker.one(
            "RequireAndVerifyClientCert",
            "RequireAndVerifyClientCert",
            "VerifyClientCertIfGiven",
            "RequireAnyClientCert",
            "RequireClientCert",
            "RequestClientCert",
            "NoClientCert");
    tls.add("client_auth_type: " + type);
    String ca =
        maker.turns()
            ? maker.one(
                "other-ca.crt", "junk", "nope.crt", "empty", "client.crt", "client-self.crt")
            : "ca.crt";
    if (!type.equals("NoClientCert") && !maker.turns()) {
      tls.add("client_ca_file: " + ca);
    }
    if (maker.turns()) {
      tls.add(
          "client_allowed_sans: "
              + maker.one(
                  "[]", "[prometheus.example.org]", "[other.example.org]", "[a, localhost]"));
    }
  }

  private static String rest(Maker maker, boolean login) {
    StringBuilder rest = new StringBuilder();
    if (maker.chance(0.3)) {
      rest.append("http_server_config: {http2: ").append(maker.chance(0.3)).append("}\n");
    }
    if (login) {
      String hash = maker.material.hash().reveal();
      String users = maker.turns() ? "alice: " + hash : "prometheus: " + hash + "\n  bob: " + hash;
      rest.append("basic_auth_users:\n  ").append(users).append('\n');
    }
    if (maker.turns() && maker.chance(0.4)) {
      rest.append("rate_limit: {interval: ")
          .append(maker.one("1h", "0s", "1s"))
          .append(", burst: ")
          .append(maker.one("0", "5"))
          .append("}\n");
    }
    return rest.toString();
  }

  private static String client(Maker maker, boolean mutual) {
    StringJoiner tls = new StringJoiner("\n    ", "  tls_config:\n    ", "\n");
    tls.setEmptyValue("");
    if (!maker.turns()) {
      String ca =
          maker.turns()
              ? maker.one(
                  "other-ca.crt",
                  "both-ca.crt",
                  "nope.crt",
                  "junk",
                  "empty",
                  "directory",
                  "good.crt",
                  "self.crt")
              : "ca.crt";
      tls.add(maker.chance(0.1) ? "ca: " + maker.material.inline("ca.crt") : "ca_file: " + ca);
    }
    if (maker.turns()) {
      tls.add("insecure_skip_verify: " + maker.chance(0.8));
    }
    if (maker.turns()) {
      tls.add(
          "server_name: "
              + maker.one(
                  "localhost", "127.0.0.1", "node.example.org", "other.example.org", "LOCALHOST."));
    }
    if (mutual ? !maker.turns() : maker.turns()) {
      clientCertificate(maker, tls);
    }
    if (maker.turns()) {
      tls.add("min_version: " + maker.one(VERSIONS));
    }
    if (maker.turns()) {
      tls.add("max_version: " + maker.one("TLS11", "TLS12", "TLS13", "TLS12"));
    }
    return tls.toString();
  }

  private static void clientCertificate(Maker maker, StringJoiner tls) {
    String name = maker.turns() ? maker.one(CLIENTS) : "client";
    boolean broken = maker.turns() && maker.chance(0.5);
    tls.add("cert_file: " + (broken ? maker.one("nope.crt", "junk", "empty") : name + ".crt"));
    boolean mismatch = maker.turns() && maker.chance(0.3);
    tls.add("key_file: " + (mismatch ? maker.one("good.key", "nope.key") : name + ".key"));
  }

  private static String login(Maker maker, boolean wanted) {
    if (wanted == maker.turns()) {
      return "";
    }
    String basic = "  basic_auth:\n    username: ";
    String hash = maker.material.hash().reveal();
    if (!maker.turns()) {
      return basic
          + maker.one(
              "prometheus\n    password: right\n",
              "prometheus\n    password_file: pw\n",
              "prometheus\n    password_file: pw-newline\n");
    }
    return maker.one(
        basic + "prometheus\n    password: wrong\n",
        basic + "prometheus\n    password: \"right\\n\"\n",
        basic + "prometheus\n    password: \" right\"\n",
        basic + "prometheus\n    password: " + hash + "\n",
        basic + "prometheus\n    password_file: pw-wrong\n",
        basic + "prometheus\n    password_file: pw-hash\n",
        basic + "prometheus\n    password_file: nope\n",
        basic + "prometheus\n    password_file: directory\n",
        basic + "prometheus\n",
        basic + "carol\n    password: right\n",
        basic + "\"pro:metheus\"\n    password: right\n",
        "  basic_auth:\n    username_file: user\n    password_file: pw\n",
        "  authorization: {credentials: right}\n",
        "  authorization: {type: Token, credentials: right}\n",
        "  authorization: {credentials_file: nope}\n",
        "  bearer_token: token\n",
        "  bearer_token_file: pw\n");
  }

  private static String extras(Maker maker) {
    StringBuilder extras = new StringBuilder();
    if (maker.chance(0.2)) {
      extras.append("  enable_http2: ").append(maker.chance(0.2)).append('\n');
    }
    if (maker.turns() && maker.chance(0.2)) {
      extras.append("  metrics_path: ").append(maker.one("/", "/other", "/metrics")).append('\n');
    }
    if (maker.turns() && maker.chance(0.2)) {
      extras.append("  http_headers: {X-Tenant: {files: [").append(maker.one("pw", "nope"));
      extras.append("]}}\n");
    }
    return extras.toString();
  }

  /** Returns a configuration with this job. */
  String prometheusYaml(String target) {
    return "scrape_configs:\n" + jobYaml("link", target);
  }

  /** Returns the job as an item of {@code scrape_configs}. */
  String jobYaml(String name, String target) {
    return "- job_name: "
        + name
        + "\n"
        + job
        + "  static_configs: [{targets: [\""
        + target
        + "\"]}]\n";
  }
}
