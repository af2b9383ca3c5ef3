// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.YamlPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What kube-prometheus-stack mounts into Prometheus: whole Secrets and ConfigMaps. */
final class StackMounts {

  /** Where the operator mounts what {@code secrets} and {@code configMaps} name. */
  static final String ROOT = "/etc/prometheus/";

  private static final int LONGEST_VOLUME = 63;

  private final Findings findings;
  private final YamlPath spec;
  private final Object tree;

  /** Names of volumes, and what they are for. */
  private final Map<String, String> volumes = new LinkedHashMap<>();

  /** Folders in which there are files. */
  private final Map<String, Boolean> folders = new LinkedHashMap<>();

  StackMounts(Findings findings, YamlPath spec, Object tree) {
    this.findings = findings;
    this.spec = spec;
    this.tree = tree;
  }

  /** Checks the names, and the files that jobs name below. */
  void check(JobLints jobs) {
    names("secrets", "secret-");
    names("configMaps", "configmap-");
    for (Object mount : Trees.list(Trees.at(tree, spec.key("volumeMounts")))) {
      folders.put(Trees.anyText(Trees.get(mount, "mountPath")), true);
    }
    jobs.files(this::file);
  }

  private void names(String key, String prefix) {
    YamlPath path = spec.key(key);
    Object value = Trees.at(tree, path);
    if (Trees.isUnset(value)) {
      return;
    }
    if (!(value instanceof List<?> list) || !list.stream().allMatch(StackMounts::isName)) {
      findings.at(path).add(ValuesCodes.NAMES, key);
      return;
    }
    TplCheck tpl = new TplCheck();
    List<Object> names = Trees.list(tpl.evaluate(list, YamlPath.root(), findings.at(path)));
    for (int i = 0; i < names.size(); i++) {
      String name = Trees.anyText(names.get(i));
      String folder = ROOT + key.toLowerCase(Locale.ROOT) + "/";
      if (!tpl.opaque().isEmpty()) {
        folders.put(folder, true);
      }
      folders.put(folder + name + "/", true);
      String volume = volume(prefix + name);
      String other = volumes.putIfAbsent(volume, name);
      if (other != null) {
        findings.at(path.index(i)).add(MountCodes.VOLUME_TWICE, other, name, volume);
      }
    }
  }

  private static boolean isName(Object item) {
    return Trees.text(item) != null;
  }

  /** Names a volume as the operator does. */
  private static String volume(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    return plain.substring(0, Math.min(plain.length(), LONGEST_VOLUME));
  }

  private void file(String file, JobLints.PlacedFile place) {
    boolean mounted = folders.keySet().stream().anyMatch(file::startsWith);
    for (String key : List.of("secrets", "configMaps")) {
      String root = ROOT + key.toLowerCase(Locale.ROOT) + "/";
      if (!mounted && file.startsWith(root)) {
        String rest = file.substring(root.length());
        String name = rest.substring(0, (rest + "/").indexOf('/'));
        place.add(MountCodes.NOT_MOUNTED, file, '"' + name + '"', spec.key(key));
      }
    }
  }
}
