// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.http;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with HTTP client settings, in Prometheus' words. */
final class HttpCodes {

  static final ProblemCode USERNAME_CONFLICT =
      ProblemCode.error(
              "http.basic-auth.username-conflict",
              "at most one of basic_auth `username`, `username_file` & `username_ref` must be"
                  + " configured",
              "Keep one of them.")
          .onKeys("username", "username_file", "username_ref");

  static final ProblemCode PASSWORD_CONFLICT =
      ProblemCode.error(
              "http.basic-auth.password-conflict",
              "at most one of basic_auth `password`, `password_file` & `password_ref` must be"
                  + " configured",
              "Remove `password`; `password_file` keeps the secret out of this file.")
          .onKeys("password", "password_file", "password_ref");

  static final ProblemCode CREDENTIALS_CONFLICT =
      ProblemCode.error(
              "http.authorization.credentials-conflict",
              "at most one of authorization `credentials`, `credentials_file` & `credentials_ref`"
                  + " must be configured",
              "Remove `credentials`; `credentials_file` keeps the secret out of this file.")
          .onKeys("credentials", "credentials_file", "credentials_ref");

  static final ProblemCode AUTHORIZATION_BASIC =
      ProblemCode.error(
              "http.authorization.basic",
              "authorization `type` cannot be set to \"basic\", use `basic_auth` instead",
              "Give user name and password under `basic_auth`.")
          .onKeys("type");

  static final ProblemCode BEARER_CONFLICT =
      ProblemCode.error(
              "http.bearer-token.conflict",
              "at most one of `bearer_token` & `bearer_token_file` must be configured",
              "Remove `bearer_token`; `bearer_token_file` keeps the secret out of this file.")
          .onKeys("bearer_token", "bearer_token_file");

  static final ProblemCode BEARER_AND_BASIC =
      ProblemCode.error(
              "http.bearer-token.other-auth",
              "at most one of `basic_auth`, `oauth2`, `bearer_token` & `bearer_token_file` must be"
                  + " configured",
              "Keep one way to authenticate.")
          .onKeys("bearer_token", "bearer_token_file", "basic_auth", "oauth2");

  static final ProblemCode BEARER_AND_AUTHORIZATION =
      ProblemCode.error(
              "http.bearer-token.authorization",
              "`authorization` is not compatible with `bearer_token` & `bearer_token_file`",
              "Move the token to `authorization.credentials_file`.")
          .onKeys("bearer_token", "bearer_token_file", "authorization");

  static final ProblemCode AUTH_CONFLICT =
      ProblemCode.error(
              "http.auth.conflict",
              "at most one of `basic_auth`, `oauth2` & `authorization` must be configured",
              "Keep one way to authenticate.")
          .onKeys("basic_auth", "oauth2", "authorization");

  static final ProblemCode CA_CONFLICT =
      ProblemCode.error(
              "http.tls.ca-conflict",
              "at most one of `ca`, `ca_file` & `ca_ref` must be configured",
              "Keep one of them.")
          .onKeys("ca", "ca_file", "ca_ref");

  static final ProblemCode CERT_CONFLICT =
      ProblemCode.error(
              "http.tls.cert-conflict",
              "at most one of `cert`, `cert_file` & `cert_ref` must be configured",
              "Keep one of them.")
          .onKeys("cert", "cert_file", "cert_ref");

  static final ProblemCode KEY_CONFLICT =
      ProblemCode.error(
              "http.tls.key-conflict",
              "at most one of `key` and `key_file` must be configured",
              "Keep one of them.")
          .onKeys("key", "key_file", "key_ref");

  static final ProblemCode KEY_MISSING =
      ProblemCode.error(
              "http.tls.key-missing",
              "exactly one of `key` or `key_file` must be configured when a client certificate is"
                  + " configured",
              "Add `key_file`.")
          .onKeys("cert_file", "cert", "cert_ref", "key_file", "key", "key_ref")
          .since("2.45.0");

  static final ProblemCode CERT_MISSING =
      ProblemCode.error(
              "http.tls.cert-missing",
              "exactly one of `cert` or `cert_file` must be configured when a client key is"
                  + " configured",
              "Add `cert_file`.")
          .onKeys("key_file", "key", "key_ref", "cert_file", "cert", "cert_ref")
          .since("2.45.0");

  static final ProblemCode CLIENT_SECRET_MISSING =
      ProblemCode.error(
              "http.oauth2.client-secret-missing",
              "either oauth2 `client_secret` or `client_secret_file` must be configured",
              "Add `client_secret_file`.")
          .onKeys("client_secret", "client_secret_file")
          .until("2.51.0");

  static final ProblemCode CLIENT_SECRET_CONFLICT =
      ProblemCode.error(
              "http.oauth2.client-secret-conflict",
              "at most one of oauth2 `client_secret`, `client_secret_file` & `client_secret_ref`"
                  + " must be configured",
              "Remove `client_secret`; `client_secret_file` keeps the secret out of this file.")
          .onKeys("client_secret", "client_secret_file", "client_secret_ref");

  static final ProblemCode CLIENT_CERTIFICATE_KEY_CONFLICT =
      ProblemCode.error(
              "http.oauth2.client-certificate-key-conflict",
              "at most one of oauth2 `client_certificate_key`, `client_certificate_key_file` &"
                  + " `client_certificate_key_ref` must be configured",
              "Keep `client_certificate_key_file`, which keeps the key out of this file.")
          .onKeys(
              "client_certificate_key",
              "client_certificate_key_file",
              "client_certificate_key_ref");

  static final ProblemCode SIGNATURE_ALGORITHM =
      ProblemCode.error(
              "http.oauth2.signature-algorithm",
              "`signature_algorithm` \"{0}\" is unknown: valid signature algorithms are RS256,"
                  + " RS384 and RS512",
              "Write `RS256`.")
          .onKeys("signature_algorithm");

  static final ProblemCode PROXY_HEADER_ALONE =
      ProblemCode.error(
              "http.proxy.header-without-proxy",
              "if `proxy_connect_header` is configured, `proxy_url` or `proxy_from_environment` must"
                  + " also be configured",
              "Add `proxy_url`, or remove the headers.")
          .onKeys("proxy_connect_header");

  static final ProblemCode PROXY_URL_AND_ENVIRONMENT =
      ProblemCode.error(
              "http.proxy.url-and-environment",
              "if `proxy_from_environment` is configured, `proxy_url` must not be configured",
              "Keep one of them.")
          .onKeys("proxy_url", "proxy_from_environment");

  static final ProblemCode NO_PROXY_AND_ENVIRONMENT =
      ProblemCode.error(
              "http.proxy.no-proxy-and-environment",
              "if `proxy_from_environment` is configured, `no_proxy` must not be configured",
              "Set NO_PROXY in the environment instead.")
          .onKeys("no_proxy", "proxy_from_environment");

  static final ProblemCode NO_PROXY_ALONE =
      ProblemCode.error(
              "http.proxy.no-proxy-without-proxy",
              "if `no_proxy` is configured, `proxy_url` must also be configured",
              "Add `proxy_url`, or remove `no_proxy`.")
          .onKeys("no_proxy");

  static final ProblemCode RESERVED_HEADER =
      ProblemCode.error(
          "http.headers.reserved",
          "setting header \"{0}\" is not allowed",
          "Remove the header; Prometheus sets it itself.");

  private HttpCodes() {}
}
