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
import java.time.LocalDate;
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
  void holdsFixesAndWhatIsSuppressed() throws IOException {
    Fix fix =
        Fix.safe("Rename `schema`.")
            .rename("schema", "scheme")
            .editing(List.of(new TextEdit(3, 5, 3, 11, "scheme"), new TextEdit(4, 1, 5, 1, "")));
    Suppression inSource =
        Suppression.of("test.odd", "we know").onLine(7).saidAt(Location.ofFile("a.yml"));
    Report report =
        Report.of(
                List.of(
                    MISSING.at(new Location("a.yml", 3, 5, "a"), "a").fixedBy(fix),
                    ODD.at(new Location("a.yml", 7, 1, "b")),
                    ODD.at(new Location("b.yml", 7, 1, "b")),
                    ODD.hardened().at(new Location("c.yml", 7, 1, "b"))))
            .suppressing(
                Suppressions.of(inSource, Suppression.of("test.*", "ours").inFile("b.yml")),
                LocalDate.EPOCH);

    JsonNode log = new ObjectMapper().readTree(report.toSarif());

    assertThat(schema().validate(log)).isEmpty();
    JsonNode results = log.at("/runs/0/results");
    assertThat(results).hasSize(3);
    assertThat(results.at("/0/fixes").toString())
        .isEqualTo(
            """
            [{"description":{"text":"Rename `schema`."},\
            "artifactChanges":[{"artifactLocation":{"uri":"a.yml"},"replacements":[\
            {"deletedRegion":{"startLine":3,"startColumn":5,"endLine":3,"endColumn":11},\
            "insertedContent":{"text":"scheme"}},\
            {"deletedRegion":{"startLine":4,"startColumn":1,"endLine":5,"endColumn":1}}]}]}]""");
    assertThat(results.at("/0/suppressions").toString()).isEqualTo("[]");
    assertThat(results.at("/1/suppressions").toString())
        .isEqualTo("[{\"kind\":\"inSource\",\"justification\":\"we know\"}]");
    assertThat(results.at("/2/suppressions").toString())
        .isEqualTo("[{\"kind\":\"external\",\"justification\":\"ours\"}]");
    assertThat(log.at("/runs/0/tool/driver/rules/1/help/text").asText())
        .isEqualTo("docs/problems/test.odd.md");
  }

  @Test
  void takesAProblemWithoutAPlace() throws IOException {
    JsonNode log =
        new ObjectMapper().readTree(Report.of(List.of(ODD.at(Location.ofPath("")))).toSarif());

    assertThat(schema().validate(log)).isEmpty();
    assertThat(log.at("/runs/0/results/0/locations").toString()).isEqualTo("[]");
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
