// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.exporter;

/** What can be wrong with an exporter. Each comes alone. */
public enum Fault {
  /** The certificate has expired. */
  EXPIRED_CERTIFICATE(true),
  /** The certificate becomes valid in a month. */
  CERTIFICATE_NOT_YET_VALID(true),
  /** The certificate is for another host. */
  WRONG_NAME(true),
  /** The host stands in the common name only, where Go does not look. */
  COMMON_NAME_ONLY(true),
  /** The certificate comes from an authority that nobody trusts. */
  UNKNOWN_AUTHORITY(true),
  /**
   * The certificate comes from an authority below the trusted one, which the exporter leaves out.
   */
  MISSING_INTERMEDIATE(true),
  /** The key is not that of the certificate: no handshake comes to an end. */
  KEY_MISMATCH(true),
  /** The certificate is one for clients. */
  CLIENT_CERTIFICATE(true),
  /** The certificate is signed with SHA-1. */
  SHA1_SIGNATURE(true),
  /** The key has 1024 bits, which Prometheus still takes and a check should not. */
  SHORT_RSA_KEY(true),
  /** The answer takes its time, one second unless told otherwise. */
  SLOW(false),
  /** The answer never comes. */
  HANGING(false),
  /** The connection, or the HTTP/2 stream, is closed in the midst of the answer. */
  TRUNCATED(false),
  /** The answer is 32 MiB longer than it should be, all comment. */
  OVERSIZED(false),
  /** The answer is said to be a web page. */
  BAD_CONTENT_TYPE(false),
  /** A line of the answer makes no sense. */
  INVALID_EXPOSITION(false),
  /** The answer is 401, whatever the credentials. */
  UNAUTHORIZED(false),
  /** The answer is 403. */
  FORBIDDEN(false),
  /** The answer is 500. */
  INTERNAL_SERVER_ERROR(false),
  /** The answer leads to a page to log in at. */
  REDIRECT_TO_LOGIN(false),
  /** Nobody listens on the port; open connections are closed. */
  CLOSED_PORT(false);

  private final boolean certificate;

  Fault(boolean certificate) {
    this.certificate = certificate;
  }

  /** Returns whether the fault is in the certificate: it shows in new connections only. */
  public boolean isOfCertificate() {
    return certificate;
  }
}
