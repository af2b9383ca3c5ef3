// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.k8s.helm.HelmChart;
import io.github.securescrape.k8s.helm.HelmValues;
import io.github.securescrape.k8s.helm.ValuesYaml;
import io.github.securescrape.k8s.operator.ManifestCheck;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.k8s.operator.OperatorPreview;
import io.github.securescrape.k8s.operator.Preview;
import io.github.securescrape.prometheus.host.HostCheck;
import io.github.securescrape.prometheus.host.HostFile;
import io.github.securescrape.prometheus.link.LinkCheck;
import io.github.securescrape.prometheus.link.LinkVerdict;
import io.github.securescrape.prometheus.yaml.WebConfigYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** All that the library has to say about the files of a recipe, each alone and all together. */
final class RecipeCheck {

  private final Recipe recipe;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, List<LinkVerdict>> verdicts = new LinkedHashMap<>();

  private RecipeCheck(Recipe recipe) {
    this.recipe = recipe;
  }

  static RecipeCheck of(Recipe recipe) {
    RecipeCheck check = new RecipeCheck(recipe);
    check.checkHost();
    recipe.files().forEach(check::checkJobs);
    return check;
  }

  /** Returns all that is wrong, each file named as in the folder {@code recipes}. */
  Report report() {
    return Report.of(problems);
  }

  /** Returns what will become of the targets, by the file that tells Prometheus of them. */
  Map<String, List<LinkVerdict>> verdicts() {
    return verdicts;
  }

  private void checkHost() {
    List<HostFile> files = new ArrayList<>();
    for (String each : recipe.files()) {
      String text = recipe.text(each);
      if (each.endsWith(".md")) {
        files.addAll(HostFile.markdown(each, text));
      } else if (each.endsWith("docker-compose.yml")) {
        files.add(HostFile.compose(each, text).at("/opt/node_exporter/docker-compose.yml"));
      } else if (each.endsWith(".service")) {
        files.add(HostFile.unit(each, text));
      } else if (each.endsWith(".sh")) {
        files.add(HostFile.shell(each, text));
      }
    }
    Path webConfig =
        recipe.files().stream()
            .filter(each -> each.endsWith("config.yml"))
            .map(recipe.folder()::resolve)
            .findFirst()
            .orElseThrow();
    add(HostCheck.of(files).webConfig(WebConfigYaml.read(webConfig).orThrow()).run(), "");
  }

  private void checkJobs(String file) {
    Path path = recipe.folder().resolve(file);
    switch (path.getFileName().toString()) {
      case "prometheus.yml" -> link(file, check -> check.prometheus(path));
      case "values.yaml" -> {
        Read<HelmValues> values = ValuesYaml.read(HelmChart.KUBE_PROMETHEUS_STACK, path);
        add(values.report(), file);
        link(
            file,
            check -> {
              FileSource mounted = values.orThrow().files(List.of(recipe.secret(file)));
              return check.jobs(values.orThrow().scrapeJobs(), mounted);
            });
      }
      case "scrapeconfig.yaml" -> {
        Manifests manifests =
            Manifests.read(path, path.resolveSibling("secret.yaml"))
                .and(Manifests.of(Recipe.STACK.prometheus()));
        add(ManifestCheck.of(manifests).run(), file);
        Preview preview = OperatorPreview.of(manifests).make();
        FileSource mounted = preview.tlsFiles().mountedAt("/");
        link(file, check -> check.secretConfig(preview.config().orElseThrow(), mounted));
      }
      default -> {}
    }
  }

  /** Looks at the exporters together with the jobs of a file. */
  private void link(String file, UnaryOperator<LinkCheck.Builder> jobs) {
    LinkCheck.Builder builder = LinkCheck.builder();
    recipe.addresses().forEach((node, at) -> builder.exporter(at, recipe.webConfig(node, file)));
    LinkCheck check = jobs.apply(builder).build();
    add(check.run(), file);
    verdicts.put(file, check.verdicts());
  }

  /**
   * Adds what a report shows.
   *
   * @param file of what the report knows no place for
   */
  private void add(Report report, String file) {
    for (Problem each : report.problems()) {
      Location at = each.location();
      String name = at.file() == null ? file : at.file().replace(recipe.folder() + "/", "");
      problems.add(
          each.moved(
              new Location(recipe.name() + "/" + name, at.line(), at.column(), at.path()), null));
    }
  }
}
