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
