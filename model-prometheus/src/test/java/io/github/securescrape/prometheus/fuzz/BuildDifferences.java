// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.fuzz.Promtool.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * In what Debian's builds of promtool, which the peers are, differ from the releases: they leave
 * some keys out, and are built with newer libraries that know further ones.
 */
final class BuildDifferences {

  private static final Pattern NOT_FOUND = Pattern.compile("field (\\w+) not found in type");

  private static final Pattern BRACKETS = Pattern.compile("invalid host: ParseAddr");
  private static final String NEW_GO = "the build has a newer Go that refuses a name in brackets";

  /** Keys of the HTTP and sigv4 libraries that 3.5.3 is built with. */
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
          "external_id");

  private final Set<String> left;

  BuildDifferences(Version version) {
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

  /** Returns whether promtool refuses a key because its build leaves it out. */
  boolean leavesOutWhatIsIn(Verdict verdict) {
    return keyLeftOut(verdict).isPresent();
  }

  private Optional<String> keyLeftOut(Verdict verdict) {
    return NOT_FOUND
        .matcher(verdict.message())
        .results()
        .map(each -> each.group(1))
        .filter(left::contains)
        .findFirst();
  }

  /** Returns which difference of the build explains that its verdict is another, if one does. */
  Optional<String> explain(Verdict verdict, List<Problem> errors) {
    if (!verdict.accepts()) {
      return keyLeftOut(verdict)
          .map(key -> "the build leaves out " + key)
          .or(
              () ->
                  BRACKETS.matcher(verdict.message()).find()
                      ? Optional.of(NEW_GO)
                      : Optional.empty());
    }
    return errors.stream().allMatch(BuildDifferences::isAboutNewerKey)
        ? Optional.of("the build has a newer library that knows a key")
        : Optional.empty();
  }

  private static boolean isAboutNewerKey(Problem problem) {
    String key = problem.location().path().replaceAll(".*\\.", "");
    return problem.code().id().matches("yaml\\.key\\.(unknown|version)") && NEWER.contains(key);
  }
}
