// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ScrapeConfig and a scrape job, field by field in the order in which the operator writes. */
final class JobShape {

  /** {@code scheme}, which older operators know in capitals only. */
  static final Form SCHEME =
      new Form() {
        @Override
        public Object generate(Object value, Generation in) {
          return ((String) value).toLowerCase(Locale.ROOT);
        }

        @Override
        public Object convert(Object value, Conversion in) {
          boolean lower = in.operator().isAtLeast("0.87.0");
          return lower ? value : ((String) value).toUpperCase(Locale.ROOT);
        }
      };

  private static final Shape RELABELING =
      Shape.of(
          "sourceLabels",
          Field.of("separator", Forms.KEPT),
          Field.of("targetLabel", Forms.UNLESS_BLANK),
          Field.of("regex", Forms.REGEX),
          Field.of("modulus", Forms.of(JobShape::unlessZero, JobShape::unlessZero)),
          Field.of("replacement", Forms.KEPT),
          Field.of(
              "action",
              Forms.of(value -> ((String) value).toLowerCase(Locale.ROOT), value -> value)),
          Only.checked(RelabelingRules::check));

  private static final String TEXT_1_0 = "PrometheusText1.0.0";

  private static final Form PROTOCOLS =
      new Form() {
        @Override
        public @Nullable Object generate(Object value, Generation in) {
          boolean all = in.version().isAtLeast("3.0.0-rc.0");
          List<Object> protocols = Trees.list(value);
          return protocols.isEmpty()
              ? null
              : protocols.stream().filter(each -> all || !each.equals(TEXT_1_0)).toList();
        }

        @Override
        public Object convert(Object value, Conversion in) {
          return value;
        }
      };

  private static final Form RELABELING_LIST = RELABELING.list();

  /** The rules for labels. */
  static final Shape RULES =
      Shape.of(
          Field.of("relabelings", "relabel_configs", RELABELING_LIST),
          Field.of("metricRelabelings", "metric_relabel_configs", RELABELING_LIST));

  /** All of {@code spec} but its class, the job's name and the rules for labels. */
  static final Shape BEFORE_RULES =
      Shape.of(
          Field.of("honorTimestamps").since("2.9.0"),
          Field.of("trackTimestampsStaleness").since("2.48.0"),
          "honorLabels",
          "metricsPath",
          Field.of("params", Forms.SORTED),
          Field.of("enableCompression").since("2.49.0"),
          HttpShapes.HTTP2.since("2.35.0"),
          "scrapeInterval",
          "scrapeTimeout",
          Field.of("scrapeProtocols", PROTOCOLS).since("2.49.0"),
          Field.of("fallbackScrapeProtocol").since("3.0.0"),
          Field.of("scheme", SCHEME),
          HttpShapes.PROXY,
          HttpShapes.BASIC,
          HttpShapes.AUTH,
          HttpShapes.OAUTH,
          HttpShapes.TLS,
          "sampleLimit",
          Field.of("targetLimit").since("2.21.0"),
          Field.of("labelLimit").since("2.27.0"),
          Field.of("labelNameLengthLimit").since("2.27.0"),
          Field.of("labelValueLengthLimit").since("2.27.0"),
          Field.of("keepDroppedTargets").since("2.47.0"),
          Field.of("scrapeNativeHistograms").since("3.8.0"),
          Field.of("nativeHistogramBucketLimit").since("2.45.0"),
          Field.of("nativeHistogramMinBucketFactor", Forms.QUANTITY).since("2.50.0"),
          new ClassicHistograms(),
          Field.of("convertClassicHistogramsToNHCB").since("3.0.0"),
          Field.of("bodySizeLimit").since("2.28.0"),
          DiscoveryShapes.ALL);

  static final Shape AFTER_RULES =
      Shape.of(
          Field.of(
                  "nameValidationScheme",
                  "metric_name_validation_scheme",
                  Forms.lower("UTF8", "Legacy"))
              .since("3.0.0"),
          Field.of(
                  "nameEscapingScheme",
                  "metric_name_escaping_scheme",
                  Forms.words(JobShape::escaping, "AllowUTF8", "Underscores", "Dots", "Values"))
              .since("3.4.0"));

  static final Shape GLOBAL_PROTOCOLS =
      Shape.of(Field.of("scrapeProtocols", PROTOCOLS).since("2.49.0"));

  static final Shape GLOBAL_REST =
      Shape.of(
          AFTER_RULES,
          Field.of("convertClassicHistogramsToNHCB").since("3.4.0"),
          Field.of("scrapeClassicHistograms", "always_scrape_classic_histograms", Forms.AS_IS)
              .since("3.5.0"),
          Field.of("scrapeNativeHistograms").since("3.8.0"));

  /** All of {@code spec} but its class and the job's name. */
  static final Shape SPEC =
      Shape.of(Only.converted(JobShape::redirects), BEFORE_RULES, RULES, AFTER_RULES);

  private JobShape() {}

  /** Returns whether a ScrapeConfig has targets or a discovery. */
  static boolean hasTargets(Map<String, Object> spec) {
    return DiscoveryShapes.ALL.fields().stream()
        .anyMatch(each -> !Trees.list(spec.get(each)).isEmpty());
  }

  /** Returns rules for labels as prometheus.yml writes them. */
  static List<Object> rules(@Nullable Object rules, Generation in) {
    return rules == null ? List.of() : Trees.list(RELABELING_LIST.generate(rules, in));
  }

  private static @Nullable Object unlessZero(Object value) {
    return value instanceof Number number && number.longValue() == 0 ? null : value;
  }

  private static String escaping(String word) {
    return word.equals("AllowUTF8") ? "allow-utf-8" : word.toLowerCase(Locale.ROOT);
  }

  /** That redirects are followed goes without saying, and cannot be said. */
  private static void redirects(
      Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    if (Boolean.TRUE.equals(config.get("follow_redirects"))) {
      config.remove("follow_redirects");
    }
  }

  /** A key that got another name with Prometheus 3. */
  private static final class ClassicHistograms implements Entry {

    private static final Field NEW =
        Field.of("scrapeClassicHistograms", "always_scrape_classic_histograms", Forms.AS_IS);
    private static final Field OLD = Field.of("scrapeClassicHistograms").since("2.45.0");

    @Override
    public List<String> fields() {
      return NEW.fields();
    }

    @Override
    public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
      (in.version().major() >= 3 ? NEW : OLD).generate(resource, config, in);
    }

    @Override
    public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
      NEW.convert(config, resource, in);
      OLD.convert(config, resource, in);
    }
  }
}
