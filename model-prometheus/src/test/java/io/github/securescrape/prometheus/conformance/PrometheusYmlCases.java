// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.securescrape.core.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Small {@code prometheus.yml} texts, each with the verdicts of the real loaders. */
public final class PrometheusYmlCases {

  private PrometheusYmlCases() {}

  /**
   * Returns the rows: {@code id}, {@code tag}, {@code yaml}, and {@code verdict.VERSION} and {@code
   * error.VERSION} of each version.
   */
  public static List<Map<String, String>> rows() throws IOException {
    Path file = SharedData.path("facts/prometheus-yml-cases.jsonl.gz");
    List<Map<String, String>> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(json(line));
      }
    }
    return rows;
  }

  /** Returns the texts of an object, those of inner objects under {@code outer.inner}. */
  private static Map<String, String> json(String line) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    String outer = "";
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT && parser.currentName() != null) {
          outer = parser.currentName() + ".";
        } else if (token == JsonToken.END_OBJECT) {
          outer = "";
        } else if (token.isScalarValue()) {
          values.put(outer + parser.currentName(), parser.getText());
        }
      }
    }
    return values;
  }
}
