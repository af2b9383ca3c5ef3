// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.hardening;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.value.Secret;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passwords that more than one job has: who runs an exporter of one can scrape the others. */
final class SharedPasswords {

  private record Use(String job, String user) {}

  private SharedPasswords() {}

  /** Adds each password once that several jobs have. */
  static void check(List<ScrapeJob> jobs, FileSource files, Problems here) {
    Map<Secret, Use> first = new HashMap<>();
    Set<Secret> told = new HashSet<>();
    for (int i = 0; i < jobs.size(); i++) {
      BasicAuth basic = jobs.get(i).http().basicAuth();
      Optional<Secret> password = basic == null ? Optional.empty() : password(basic, files);
      if (basic == null || password.isEmpty()) {
        continue;
      }
      Use use = new Use(jobs.get(i).jobName(), user(basic, files));
      Use known = first.putIfAbsent(password.get(), use);
      if (known != null && told.add(password.get())) {
        Problems section = here.at(i).at("basic_auth");
        if (known.user.equals(use.user)) {
          section.add(JobCodes.MANY_JOBS, use.user, known.job);
        } else {
          section.add(JobCodes.SAME_PASSWORD, use.user, known.user, known.job);
        }
      }
    }
  }

  private static Optional<Secret> password(BasicAuth basic, FileSource files) {
    NamedText password = new NamedText(basic.passwordFile(), basic.password());
    return password
        .read(files)
        .map(text -> password.isFile() ? text.strip() : text)
        .filter(text -> !text.isEmpty())
        .map(Secret::of);
  }

  private static String user(BasicAuth basic, FileSource files) {
    return NamedText.of(basic.usernameFile(), basic.username())
        .read(files)
        .map(String::strip)
        .orElse("");
  }
}
