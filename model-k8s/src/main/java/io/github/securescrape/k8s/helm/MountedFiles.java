// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.github.securescrape.core.files.FileContent;
import io.github.securescrape.core.files.FileSource;
import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.k8s.ResourceYaml;
import io.github.securescrape.k8s.internal.operator.ObjectReader;
import io.github.securescrape.k8s.internal.operator.ObjectStore;
import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The files in Prometheus' container that are Secrets and ConfigMaps. One that is mounted, but not
 * among the resources, is provided by somebody else.
 */
final class MountedFiles implements FileSource {

  /** An object that a folder shows, each key a file. */
  private record Mounted(Kind kind, String name) {}

  private final Map<String, Mounted> folders = new LinkedHashMap<>();
  private final Set<Mounted> known = new HashSet<>();
  private final ObjectStore store = new ObjectStore();

  private MountedFiles(Collection<? extends HasMetadata> resources) {
    for (HasMetadata each : resources) {
      ObjectReader.read(ResourceYaml.toTree(each), "", Problems.create(), store);
      for (Kind kind : Kind.values()) {
        if (kind.toString().equals(each.getKind())) {
          known.add(new Mounted(kind, each.getMetadata().getName()));
        }
      }
    }
  }

  static FileSource of(
      HelmChart chart,
      YamlPath base,
      Map<String, Object> tree,
      Collection<? extends HasMetadata> resources) {
    MountedFiles files = new MountedFiles(resources);
    if (chart == HelmChart.KUBE_PROMETHEUS_STACK) {
      YamlPath spec = base.key("prometheus").key("prometheusSpec");
      files.mountAll(Kind.SECRET, tree, spec.key("secrets"));
      files.mountAll(Kind.CONFIG_MAP, tree, spec.key("configMaps"));
    } else {
      YamlPath server = base.key("server");
      files.mountEach(Kind.SECRET, tree, server.key("extraSecretMounts"), "secretName");
      files.mountEach(Kind.CONFIG_MAP, tree, server.key("extraConfigmapMounts"), "configMap");
    }
    return files;
  }

  /** Mounts objects as the operator does, by their names. */
  private void mountAll(Kind kind, Map<String, Object> tree, YamlPath names) {
    String root = StackMounts.ROOT + (kind == Kind.SECRET ? "secrets/" : "configmaps/");
    for (Object each : Trees.list(Trees.at(tree, names))) {
      String name = Trees.anyText(each);
      folders.put(root + name + "/", new Mounted(kind, name));
    }
  }

  private void mountEach(Kind kind, Map<String, Object> tree, YamlPath mounts, String nameKey) {
    for (Object each : Trees.list(Trees.at(tree, mounts))) {
      String folder = Trees.anyText(Trees.get(each, "mountPath"));
      String name = Trees.anyText(Trees.get(each, nameKey));
      folders.put(folder.endsWith("/") ? folder : folder + "/", new Mounted(kind, name));
    }
  }

  @Override
  public FileContent find(String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    Mounted mounted = folders.get(folder);
    if (mounted == null) {
      return FileContent.missing();
    }
    String key = path.substring(folder.length());
    return known.contains(mounted)
        ? store
            .find(mounted.kind, "", mounted.name, key)
            .map(FileContent::of)
            .orElseGet(FileContent::missing)
        : FileContent.provided();
  }
}
