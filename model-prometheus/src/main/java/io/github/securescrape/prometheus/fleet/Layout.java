// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fleet;

/** Where the files of a fleet stand in its folder. */
final class Layout {

  static final String AUTHORITY_CERT = "authority/ca.crt";
  static final String AUTHORITY_KEY = "authority/ca.key";

  /** Folder with all that Prometheus needs. */
  static final String PROMETHEUS = "prometheus";

  static final String PROMETHEUS_CONFIG = "prometheus.yml";
  static final String CA = "ca.crt";
  static final String CLIENT_CERT = "client.crt";
  static final String CLIENT_KEY = "client.key";
  static final String PASSWORD = "password";

  /** Folder of an exporter with all that its web config names; mounted into its container. */
  static final String CONFIG = "config";

  static final String WEB_CONFIG = "config.yml";
  static final String CERT = "node_exporter.crt";
  static final String KEY = "node_exporter.key";
  static final String CLIENT_CA = "client_ca.crt";

  private Layout() {}

  /** Returns the path of a file of an exporter's web config in the fleet's folder. */
  static String ofExporter(String exporter, String file) {
    return exporter + "/" + CONFIG + "/" + file;
  }

  /** Returns the name of the file with the password of an exporter's own login. */
  static String passwordOf(String exporter) {
    return exporter + "." + PASSWORD;
  }
}
