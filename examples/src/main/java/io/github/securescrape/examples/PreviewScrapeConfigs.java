// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.examples;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.securescrape.k8s.OperatorVersion;
import io.github.securescrape.k8s.helm.KubePrometheusStack;
import io.github.securescrape.k8s.operator.Manifests;
import io.github.securescrape.k8s.operator.OperatorPreview;
import io.github.securescrape.k8s.operator.Preview;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints the configuration that the prometheus-operator would generate from manifests, what becomes
 * of each ScrapeConfig, and all that is wrong; what the configuration holds stands in clear.
 */
public final class PreviewScrapeConfigs {

  private static final String NAME = "preview-scrape-configs";

  private static final String USAGE =
      """
      usage: preview-scrape-configs [OPTION]... FILE...
      Prints the configuration that the operator generates from the manifests in each FILE:
      ScrapeConfigs, the Secrets and ConfigMaps that they refer to, and a Prometheus.

        --prometheus NAMESPACE/NAME  the Prometheus, if there is more than one
        --release NAMESPACE/NAME     take the Prometheus of that release of kube-prometheus-stack
        --operator X.Y.Z             the prometheus-operator; default %s
        --help                       print this

      Exit status: 0, 1 if a manifest has an error, 2 if the arguments are wrong.
      """
          .formatted(OperatorVersion.NEWEST_KNOWN);

  private final List<Path> files = new ArrayList<>();
  private OperatorVersion operator = OperatorVersion.NEWEST_KNOWN;
  private @Nullable String prometheus;
  private @Nullable String release;

  private PreviewScrapeConfigs() {}

  /** Takes options and files; ends the process with the exit status. */
  public static void main(String[] arguments) {
    Arguments.exitWith(arguments, NAME, USAGE, PreviewScrapeConfigs::run);
  }

  /** Returns the exit status. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    return Arguments.run(arguments, NAME, USAGE, PreviewScrapeConfigs::run, out, err);
  }

  private static int run(Arguments arguments, PrintStream out, PrintStream err) {
    PreviewScrapeConfigs tool = new PreviewScrapeConfigs();
    tool.parse(arguments);
    Preview preview = tool.preview();
    out.print(preview.yaml());
    preview.selections().forEach(each -> err.println(each));
    if (!preview.report().problems().isEmpty()) {
      err.print(preview.report().toText());
    }
    return preview.report().hasErrors() ? 1 : 0;
  }

  private void parse(Arguments arguments) {
    while (!arguments.isEmpty()) {
      String argument = arguments.next();
      switch (argument) {
        case "--prometheus" -> prometheus = qualified(argument, arguments);
        case "--release" -> release = qualified(argument, arguments);
        case "--operator" -> operator = OperatorVersion.of(arguments.valueOf(argument));
        default -> {
          if (argument.startsWith("-")) {
            throw new IllegalArgumentException("unknown option `" + argument + "`");
          }
          files.add(Path.of(argument));
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file is named");
    }
  }

  private static String qualified(String option, Arguments arguments) {
    String value = arguments.valueOf(option);
    if (!value.matches("[^/]+/[^/]+")) {
      throw new IllegalArgumentException("`" + option + "` needs such as \"monitoring/k8s\"");
    }
    return value;
  }

  private Preview preview() {
    Manifests manifests = Manifests.read(files);
    if (release != null) {
      String[] parts = release.split("/", 2);
      HasMetadata stack = KubePrometheusStack.release(parts[1]).namespace(parts[0]).prometheus();
      manifests = manifests.and(Manifests.of(stack));
    }
    OperatorPreview preview = OperatorPreview.of(manifests).operator(operator);
    if (prometheus != null) {
      String[] parts = prometheus.split("/", 2);
      preview = preview.prometheus(parts[0], parts[1]);
    }
    return preview.make();
  }
}
