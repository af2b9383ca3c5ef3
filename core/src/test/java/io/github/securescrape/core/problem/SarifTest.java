// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SarifTest {

  private static final ProblemCode MISSING =
      ProblemCode.error("test.missing", "`{0}` is missing", "Add `{0}`.");
  private static final ProblemCode ODD = ProblemCode.note("test.odd", "odd", "");

  @Test
  void isValidByTheSchema() throws IOException {
    Location first = new Location("conf/a b%ü.yml", 3, 5, "scrape_configs[0]");
    Location second = new Location("/etc/prometheus.yml", 0, 0, "");
    Report report =
        Report.of(
            List.of(
                MISSING.at(first, "job_name").relatedTo(second, first),
                MISSING.at(second, "global"),
                ODD.at(Location.ofPath("global"))));

    JsonNode log = new ObjectMapper().readTree(report.toSarif());

    assertThat(schema().validate(log)).isEmpty();
    JsonNode run = log.at("/runs/0");
    assertThat(run.at("/tool/driver/rules")).hasSize(2);
    JsonNode result = run.at("/results/2");
    assertThat(result.at("/ruleId").asText()).isEqualTo("test.missing");
    assertThat(result.at("/level").asText()).isEqualTo("error");
    assertThat(result.at("/message/text").asText())
        .isEqualTo("`job_name` is missing\nAdd `job_name`.");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("conf/a%20b%25%C3%BC.yml");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(3);
    assertThat(result.at("/relatedLocations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("file:///etc/prometheus.yml");
  }

  @Test
  void holdsResultsEvenWhereThereAreNone() throws IOException {
    JsonNode log = new ObjectMapper().readTree(Report.clean().toSarif());

    assertThat(schema().validate(log)).isEmpty();
    assertThat(log.at("/runs/0/results").isArray()).isTrue();
    assertThat(log.at("/runs/0/results")).isEmpty();
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream schema =
        SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    }
  }
}
