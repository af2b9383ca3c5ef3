// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.conformance;

import io.github.securescrape.core.Tally;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One client scrapes one exporter.
 *
 * @param server which program the exporter is
 * @param address where it runs
 */
record MatrixCase(
    MatrixServer server, MatrixExporter exporter, MatrixClient client, String address) {

  private static final String ALERT = "remote error: tls: ";

  /** What Go's client says where it finds the connection closed before it reads the alert. */
  private static final Pattern RACE =
      Pattern.compile(
          "write tcp \\S+->\\S+: write: (broken pipe|connection reset by peer)"
              + "|http2: client conn could not be established"
              + "|read tcp \\S+->\\S+: read: connection reset by peer");

  ScrapeJob job(Duration interval) {
    return client.job(toString(), exporter.isTls(), address, interval);
  }

  /** Returns whether a last error tells nothing, and the next scrape may. */
  static boolean isRace(String lastError) {
    return RACE.matcher(lastError).find();
  }

  /** Counts what came of a scrape. */
  void count(String lastError, Tally tally) {
    String alert = client.expectedAlert(exporter);
    String url = (exporter.isTls() ? "https://" : "http://") + address + "/metrics";
    String actual =
        lastError.replace("Get \"" + url + "\": ", "").replace("readLoopPeekFailLocked: ", "");
    String expected =
        !alert.isEmpty()
            ? ALERT + alert
            : client.isAuthorized(exporter) ? "" : "server returned HTTP status 401 Unauthorized";
    boolean refused = !alert.isEmpty() && !client.tls12();
    if (refused && isRace(actual)) {
      tally.leaveOut("closed before the alert is read");
    } else if (refused && server.hasOtherAlerts() && isOther(actual, expected)) {
      tally.leaveOut("alerts of Java's TLS 1.3");
    } else {
      boolean older =
          !alert.isEmpty() && server.isOld() && actual.equals(ALERT + "bad certificate");
      tally.count(
          older || actual.equals(expected),
          this + "\n expected " + expected + "\n actual   " + actual);
    }
  }

  private static boolean isOther(String actual, String expected) {
    return actual.startsWith(ALERT) && !actual.equals(expected);
  }

  @Override
  public String toString() {
    return server + "/" + exporter + "/" + client;
  }
}
