// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Where our verdict is another than that of a peer, and why. Debian's builds of promtool leave keys
 * out, and are built with a newer Go and newer libraries than the releases; and three oddities of
 * go-yaml, about quoted nulls and merges, are not followed.
 */
final class KnownDifferences {

  private static final Pattern NOT_FOUND = Pattern.compile("field (\\w+) not found in type");

  private static final String NEWER_REGEX = "relabel.regex.newer-go";

  private static final Pattern BRACKETS =
      Pattern.compile("invalid host: ParseAddr|invalid IP-literal");

  /** What go-yaml decodes before a later value takes its place, which is all that we look at. */
  private static final Pattern OF_MERGE =
      Pattern.compile("parse \".*\": |error parsing regexp|is not a valid label name");

  /** What go-yaml does not hand to the type that would check it, nor take for a null. */
  private static final Pattern QUOTED_NULL =
      Pattern.compile("cannot unmarshal !!str `(null|~)` into");

  private static final Pattern QUOTED_NULL_LINE = Pattern.compile("['\"](null|~)['\"]");

  /** Scaleway's client crashes at an {@code api_url} that is empty. */
  private static final String CRASH = "scaleway-sdk-go/scw.(*settings).validate";

  /** Keys of the HTTP and sigv4 libraries that 2.53.3 and 3.5.3 are built with. */
  private static final Set<String> NEWER =
      Set.of(
          "grant_type",
          "client_certificate_key_id",
          "client_certificate_key",
          "client_certificate_key_file",
          "client_certificate_key_ref",
          "signature_algorithm",
          "iss",
          "audience",
          "claims",
          "external_id",
          "use_fips_sts_endpoint");

  private final Set<String> left;

  KnownDifferences(Version version) {
    left =
        switch (version.toString()) {
          case "2.42.0" -> keys("consul", "kubernetes", "kuma", "linode", "nomad");
          case "2.53.3" -> keys("azure", "consul", "kuma", "nomad", "+azuread");
          case "3.5.3" ->
              keys(
                  "azure",
                  "consul",
                  "kuma",
                  "nomad",
                  "openstack",
                  "stackit",
                  "+azuread",
                  "+google_iam");
          default -> Set.of();
        };
  }

  private static Set<String> keys(String... names) {
    Set<String> keys = new TreeSet<>();
    for (String name : names) {
      keys.add(name.startsWith("+") ? name.substring(1) : name + "_sd_configs");
    }
    return keys;
  }

  /** Returns the keys that the build leaves out. */
  Set<String> leftOut() {
    return left;
  }

  /** Returns why promtool refuses a file that we take, or takes one that we refuse, if known. */
  Optional<String> explain(Verdict verdict, Report report, FuzzCase file) {
    boolean merges = file.toString().contains("<<");
    boolean newGo =
        report.problems().stream().anyMatch(each -> each.code().id().equals(NEWER_REGEX));
    if (!verdict.accepts() && newGo && verdict.message().contains("error parsing regexp")) {
      return Optional.of("a regex that only a newer Go takes, of which we warn");
    }
    return verdict.accepts()
        ? whyOnlyWeRefuse(report.errors())
        : whyOnlyItRefuses(verdict.message(), merges);
  }

  private Optional<String> whyOnlyItRefuses(String message, boolean merges) {
    if (namesKeyLeftOut(message)) {
      return Optional.of("a key that the build leaves out");
    }
    if (BRACKETS.matcher(message).find()) {
      return Optional.of("brackets in a host, which the build's newer Go refuses");
    }
    if (merges && OF_MERGE.matcher(message).find()) {
      return Optional.of("a value that a merge brings and another one replaces");
    }
    if (message.contains(CRASH)) {
      return Optional.of("a crash of promtool at an empty api_url");
    }
    return QUOTED_NULL.matcher(message).find() ? Optional.of("a quoted null") : Optional.empty();
  }

  /** Returns whether promtool refuses a key because its build leaves it out. */
  boolean namesKeyLeftOut(String message) {
    return NOT_FOUND.matcher(message).results().anyMatch(each -> left.contains(each.group(1)));
  }

  private static Optional<String> whyOnlyWeRefuse(List<Problem> errors) {
    if (errors.stream().allMatch(KnownDifferences::isAboutNewerKey)) {
      return Optional.of("a key that the build's newer libraries know");
    }
    if (errors.stream().allMatch(each -> each.code().id().equals("files.header"))) {
      return Optional.of("a header's file, which the build's newer libraries do not open");
    }
    if (errors.stream().allMatch(KnownDifferences::isAboutMergedHeader)) {
      return Optional.of("headers that go-yaml begins anew where a merge stands");
    }
    return errors.stream().allMatch(KnownDifferences::isAboutQuotedNull)
        ? Optional.of("a quoted null")
        : Optional.empty();
  }

  private static boolean isAboutMergedHeader(Problem problem) {
    return problem.code().id().equals("yaml.key.duplicate")
        && problem.location().path().contains("http_headers.");
  }

  private static boolean isAboutNewerKey(Problem problem) {
    String key = problem.location().path().replaceAll(".*\\.", "");
    return problem.code().id().matches("yaml\\.key\\.(unknown|version)") && NEWER.contains(key);
  }

  private static boolean isAboutQuotedNull(Problem problem) {
    return problem.excerpt() != null && QUOTED_NULL_LINE.matcher(problem.excerpt().text()).find();
  }
}
