// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run of {@code wrk} has seen.
 *
 * @param requests answered requests per second
 * @param p99 the time, in milliseconds, within which 99 of 100 were answered
 */
record Wrk(double requests, double p99) {

  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

  /**
   * Asks for a page again and again, over connections that are kept.
   *
   * @param wrk the program
   * @throws IllegalStateException if not every answer was good
   */
  static Wrk run(String wrk, int connections, int seconds, String authorization, String url)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    wrk,
                    "-t1",
                    "-c" + connections,
                    "-d" + seconds + "s",
                    "--latency",
                    "-H",
                    "Authorization: " + authorization,
                    url))
            .redirectErrorStream(true)
            .start();
    String output;
    try (InputStream in = process.getInputStream()) {
      output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (process.waitFor() != 0 || output.contains("Non-2xx") || output.contains("Socket errors")) {
      throw new IllegalStateException("wrk is not content:\n" + output);
    }
    Matcher p99 = find(P99, output);
    double unit = p99.group(2).equals("us") ? 1e-3 : p99.group(2).equals("ms") ? 1 : 1e3;
    double requests = Double.parseDouble(find(REQUESTS, output).group(1));
    return new Wrk(requests, Double.parseDouble(p99.group(1)) * unit);
  }

  private static Matcher find(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("wrk does not tell " + pattern + ":\n" + output);
    }
    return matcher;
  }
}
