// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.core.problem.ProblemCode;

/**
 * Why scrapes will fail, as warnings; why nobody can tell whether they will, as notes. Where
 * Prometheus has words for it, they stand in the message.
 */
final class LinkCodes {

  private static final String FILE_HINT =
      "Put the file where Prometheus looks for it, or mend the path; a relative one starts at the"
          + " folder of this file.";

  static final ProblemCode HTTP_TO_TLS =
      ProblemCode.warning(
              "link.scheme.http",
              "\"{0}\" is scraped over plain HTTP, but its exporter serves HTTPS",
              "Set `scheme: https`, and in `tls_config` whom to trust.")
          .onKeys("scheme");

  static final ProblemCode HTTPS_TO_PLAIN =
      ProblemCode.warning(
              "link.scheme.https",
              "\"{0}\" is scraped over HTTPS, but its exporter serves plain HTTP",
              "Give the exporter a certificate in `tls_server_config`; only else set `scheme: http`.")
          .onKeys("scheme");

  static final ProblemCode NOT_STARTED =
      ProblemCode.warning(
          "link.exporter.start",
          "exporter at \"{0}\" does not start with this web config",
          "Mend the errors in this file.");

  static final ProblemCode CREDENTIALS_FILE =
      ProblemCode.warning("link.file.credentials", "{0}", FILE_HINT)
          .onKeys("password_file", "username_file", "credentials_file", "bearer_token_file");

  static final ProblemCode HEADER_FILE =
      ProblemCode.warning("link.file.header", "{0}", FILE_HINT).onKeys("files");

  static final ProblemCode CA_FILE =
      ProblemCode.warning(
              "link.file.ca",
              "{0}",
              "Name a file with the authority's certificate as PEM; a relative path starts at the"
                  + " folder of this file.")
          .onKeys("ca_file", "ca");

  static final ProblemCode CLIENT_CERT_FILE =
      ProblemCode.warning(
              "link.file.client-cert",
              "{0}",
              "Name a certificate and its own key, both as PEM; a relative path starts at the"
                  + " folder of this file.")
          .onKeys("cert_file", "cert", "key_file");

  static final ProblemCode NO_VERSION =
      ProblemCode.warning(
              "link.tls.no-version",
              "{0}",
              "Remove `max_version` and `min_version`; unset, they allow TLS 1.2 and 1.3.")
          .onKeys("max_version", "min_version");

  static final ProblemCode NO_COMMON_VERSION =
      ProblemCode.warning(
              "link.tls.no-common-version",
              "exporter at \"{0}\" speaks {1}, its scrape job {2}",
              "Let both speak TLS 1.3.")
          .onKeys("max_version", "min_version");

  static final ProblemCode NO_COMMON_SUITE =
      ProblemCode.warning(
              "link.tls.no-common-suite",
              "none of `cipher_suites` fits both the certificate's {0} key and Prometheus",
              "Leave out `cipher_suites`, or let both ends speak TLS 1.3.")
          .onKeys("cipher_suites", "max_version");

  static final ProblemCode HTTP2_SUITE =
      ProblemCode.warning(
              "link.tls.http2-suite",
              "HTTP/2 refuses {0}",
              "{1}, or set `http2: false` in `http_server_config`.")
          .onKeys("cipher_suites", "max_version");

  static final ProblemCode WEAK_KEY =
      ProblemCode.warning(
              "link.cert.key",
              "certificate has a {0} key, with which no handshake succeeds",
              "Issue a certificate with a key on P-256.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CERT_VALIDITY =
      ProblemCode.warning(
              "link.cert.validity",
              "{0}",
              "Issue a new certificate, by a new authority if that one has expired.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CERT_NAME =
      ProblemCode.warning(
              "link.cert.name",
              "{0}",
              "Issue a certificate for \"{1}\", or set in `tls_config` a `server_name` that it has.")
          .onKeys("server_name");

  static final ProblemCode CERT_AUTHORITY =
      ProblemCode.warning(
              "link.cert.authority",
              "\"{0}\" has a certificate that this job does not trust: {1}",
              "Name in `ca_file` the authority that has issued the exporter's certificate.")
          .onKeys("ca_file", "ca", "insecure_skip_verify");

  static final ProblemCode CERT_PURPOSE =
      ProblemCode.warning(
              "link.cert.purpose",
              "certificate is not for servers: {0}",
              "Issue a certificate whose extended key usage has serverAuth.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CERT_CHAIN =
      ProblemCode.warning(
              "link.cert.chain", "{0}", "Issue a new certificate, by another authority.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CLIENT_CERT_MISSING =
      ProblemCode.warning(
              "link.client-cert.missing",
              "exporter at \"{0}\" demands a client certificate, and this job has none",
              "Set `cert_file` and `key_file` in `tls_config`.")
          .onKeys("cert_file");

  static final ProblemCode CLIENT_CERT_VALIDITY =
      ProblemCode.warning(
              "link.client-cert.validity",
              "client certificate is refused: {0}",
              "Issue a new client certificate, by a new authority if that one has expired.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CLIENT_CERT_AUTHORITY =
      ProblemCode.warning(
              "link.client-cert.authority",
              "\"{0}\" does not trust the client certificate: {1}",
              "Name in the exporter's `client_ca_file` the authority that has issued it.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CLIENT_CERT_PURPOSE =
      ProblemCode.warning(
              "link.client-cert.purpose",
              "client certificate is not for clients: {0}",
              "Issue a certificate whose extended key usage has clientAuth.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CLIENT_CERT_CHAIN =
      ProblemCode.warning(
              "link.client-cert.chain",
              "client certificate is refused: {0}",
              "Issue a new client certificate, by another authority.")
          .onKeys("cert_file", "cert");

  static final ProblemCode CLIENT_CERT_SAN =
      ProblemCode.warning(
              "link.client-cert.san",
              "`client_allowed_sans` of \"{0}\" has none of the client certificate's names: {1}",
              "Add one of its subject alternative names there, letter by letter.")
          .onKeys("cert_file", "cert");

  static final ProblemCode LOGIN_MISSING =
      ProblemCode.warning(
              "link.login.missing",
              "exporter at \"{0}\" lets in only users of its `basic_auth_users`; this job sends no"
                  + " login",
              "Set `basic_auth` with `username` and `password_file`.")
          .onKeys("authorization", "bearer_token", "bearer_token_file");

  static final ProblemCode LOGIN_USER =
      ProblemCode.warning(
              "link.login.user",
              "exporter at \"{0}\" has no user \"{1}\"",
              "Add the user to its `basic_auth_users`, or mend the name.")
          .onKeys("username", "username_file", "credentials", "credentials_file");

  static final ProblemCode LOGIN_PASSWORD =
      ProblemCode.warning(
              "link.login.password",
              "password of user \"{0}\" does not fit the hash that the exporter at \"{1}\" has",
              "Give the plain password here, and there a bcrypt hash of it.")
          .onKeys("password", "password_file", "credentials", "credentials_file");

  static final ProblemCode LOGIN_HASH =
      ProblemCode.warning(
              "link.login.hash",
              "password of user \"{0}\" looks like a bcrypt hash",
              "Give the plain password here; the hash belongs into the exporter's web config.")
          .onKeys("password", "password_file", "credentials", "credentials_file");

  static final ProblemCode RATE_LIMIT =
      ProblemCode.warning(
              "link.rate-limit",
              "`rate_limit` answers every request with 429 Too Many Requests",
              "Set `burst` to 1 or more, or leave out `rate_limit`.")
          .onKeys("burst", "interval");

  static final ProblemCode PATH =
      ProblemCode.warning(
              "link.path",
              "exporter at \"{0}\" has its metrics at \"{1}\", not at \"{2}\"",
              "Set `metrics_path: {1}`.")
          .onKeys("metrics_path");

  static final ProblemCode UNSCRAPED =
      ProblemCode.note(
          "link.exporter.unscraped",
          "no scrape job has \"{0}\" as a target",
          "Add it to the targets of a scrape job, or mend the address there.");

  static final ProblemCode UNKNOWN_EXPORTER =
      ProblemCode.note(
          "link.unknown.exporter",
          "no web config is known for \"{0}\"",
          "Give the check the web config of the exporter that listens there.");

  static final ProblemCode UNKNOWN_FILE =
      ProblemCode.note(
          "link.unknown.file", "{0}", "Check again where the file is, or scrape once to see.");

  static final ProblemCode UNKNOWN_REFERENCE =
      ProblemCode.note(
              "link.unknown.reference",
              "a secret manager provides what this job needs",
              "Scrape once to see, or check again with the value in a file.")
          .onKeys(
              "username_ref", "password_ref", "credentials_ref", "ca_ref", "cert_ref", "key_ref");

  static final ProblemCode UNKNOWN_TOKEN =
      ProblemCode.note(
          "link.unknown.token",
          "`oauth2` asks another server for a token",
          "Scrape once to see; the server cannot be asked offline.");

  static final ProblemCode UNKNOWN_PROXY =
      ProblemCode.note(
              "link.unknown.proxy",
              "scrapes go through a proxy",
              "Scrape once to see; the proxy cannot be asked offline.")
          .onKeys("proxy_url", "proxy_from_environment");

  static final ProblemCode UNKNOWN_PARAMETERS =
      ProblemCode.note(
              "link.unknown.params",
              "only the exporter knows what it answers to `params`",
              "Scrape once to see.")
          .onKeys("params");

  static final ProblemCode UNKNOWN_CONSTRAINTS =
      ProblemCode.note(
              "link.unknown.name-constraints",
              "an authority is constrained to some names, which is not judged here",
              "Scrape once to see.")
          .onKeys("ca_file", "ca", "client_ca_file", "client_ca");

  static final ProblemCode UNKNOWN_KEY =
      ProblemCode.note(
              "link.unknown.key",
              "whether a {0} key is taken depends on the version of Go",
              "Issue a certificate with a key on P-256.")
          .onKeys("cert_file", "cert");

  static final ProblemCode UNKNOWN_COST =
      ProblemCode.note(
          "link.unknown.cost",
          "a bcrypt hash of cost {0} may take longer than the scrape timeout of {1}",
          "Make the hash with a cost of 10 to 12.");

  private LinkCodes() {}
}
