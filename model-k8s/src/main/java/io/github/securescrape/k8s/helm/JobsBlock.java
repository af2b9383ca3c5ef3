// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.Excerpt;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.yaml.YamlDocument;
import io.github.securescrape.k8s.internal.Retyping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scrape jobs as one long text in values, which passes {@code tpl}. */
final class JobsBlock {

  private final Findings findings;
  private final YamlPath path;
  private final Location key;
  private final Optional<BlockPlace> block;

  JobsBlock(Findings findings, YamlPath path) {
    this.findings = findings;
    this.path = path;
    this.key = findings.places().placeOf(path);
    this.block = findings.places().blockAt(path);
  }

  /** Returns the jobs; none if Helm alone knows them, or the text is no list. */
  List<PlacedJob> jobs(String text, Retyping retyping) {
    TplText.checkDeleted(text, findings.at(path));
    TplResult result = TplScanner.scan(text);
    if (!result.action().isEmpty()) {
      Problems single = Problems.locatedBy((problem, at) -> atLine(problem, text, result));
      TplCheck.report(result, single);
      findings.include(single);
    }
    String known = result.text();
    if (known == null) {
      return List.of();
    }
    List<YamlDocument> documents = YamlDocument.parseAll("", known, ValuesFile.DIALECT);
    YamlDocument document = documents.get(0);
    Object tree = document.tree(SecretKeyNames::isInJob);
    document.report().found().forEach(each -> findings.add(moved(each)));
    if (documents.size() > 1) {
      Location second = documents.get(1).placeOf(YamlPath.root());
      Problem several = ValuesCodes.DOCUMENTS.at(second, documents.size());
      findings.add(moved(several));
    }
    if (!Trees.isUnset(tree) && !(tree instanceof List)) {
      findings
          .at(path)
          .add(JobsCodes.JOBS_KIND, path.name(), "a list of scrape jobs", Kinds.of(tree));
    }
    if (document.problems().hasErrors() || tree == null) {
      return List.of();
    }
    List<Problem> keys = new ArrayList<>();
    Object typed = ValuesFile.keys(tree, YamlPath.root(), document, keys);
    boolean matters = retyping != Retyping.NONE;
    if (matters) {
      keys.forEach(each -> findings.add(moved(each)));
    }
    return jobs(document, Trees.list(matters ? typed : tree), retyping);
  }

  private List<PlacedJob> jobs(YamlDocument document, List<Object> list, Retyping retyping) {
    Problems problems =
        Problems.locatedBy((problem, at) -> moved(ValuesFile.locate(document, problem, at)));
    findings.include(problems);
    List<PlacedJob> jobs = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      YamlPath item = YamlPath.root().index(i);
      jobs.add(
          new PlacedJob(
              list.get(i),
              retyping.ofTree(list.get(i)),
              Set.of(),
              problems.at(i),
              inner -> moved(document.placeOf(JobsSource.join(item, inner)))));
    }
    return jobs;
  }

  private Problem atLine(Problem problem, String text, TplResult result) {
    int index = Math.max(0, text.indexOf(result.action()));
    int line = (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    int column = index - text.lastIndexOf('\n', index - 1);
    return problem.moved(moved(new Location(null, line + 1, column, "")), null);
  }

  private Problem moved(Problem problem) {
    Location place = moved(problem.location());
    return problem.moved(place, block.map(at -> moved(problem.excerpt(), at)).orElse(null));
  }

  private static @Nullable Excerpt moved(@Nullable Excerpt excerpt, BlockPlace at) {
    return excerpt == null
        ? null
        : new Excerpt(
            excerpt.line() + at.line() - 1,
            " ".repeat(at.indent()) + excerpt.text(),
            excerpt.start() + at.indent(),
            excerpt.length());
  }

  /** Returns the place in the values of a place in the text. */
  private Location moved(Location inner) {
    String full = JobsSource.join(path, YamlPath.parse(inner.path())).toString();
    return block
        .map(
            at ->
                new Location(
                    key.file(), inner.line() + at.line() - 1, inner.column() + at.indent(), full))
        .orElseGet(() -> new Location(key.file(), key.line(), key.column(), full));
  }
}
