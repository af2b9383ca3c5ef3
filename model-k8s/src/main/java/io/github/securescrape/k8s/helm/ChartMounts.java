// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.YamlPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the chart prometheus mounts into Prometheus. */
final class ChartMounts {

  private static final List<String> LISTS =
      List.of(
          "extraSecretMounts", "extraConfigmapMounts", "extraVolumeMounts", "extraHostPathMounts");

  /** What the image holds and the chart mounts by itself. */
  private static final List<String> OWN =
      List.of(
          "/etc/config", "/etc/ssl", "/etc/prometheus", "/data", "/var/run/secrets", "/prometheus");

  private final Findings findings;
  private final YamlPath server;
  private final Object tree;

  ChartMounts(Findings findings, YamlPath server, Object tree) {
    this.findings = findings;
    this.server = server;
    this.tree = tree;
  }

  /** Checks the mounts, and the files that jobs name below. */
  void check(JobLints jobs) {
    List<String> folders = new ArrayList<>(OWN);
    Map<String, String> volumes = new LinkedHashMap<>();
    for (String key : LISTS) {
      YamlPath path = server.key(key);
      List<Object> mounts = Trees.list(Trees.at(tree, path));
      for (int i = 0; i < mounts.size(); i++) {
        Object mount = mounts.get(i);
        folders.add(Trees.anyText(Trees.get(mount, "mountPath")));
        if (!Trees.anyText(Trees.get(mount, "subPath")).isEmpty()) {
          findings.at(path.index(i).key("subPath")).add(MountCodes.SUB_PATH);
        }
        String name = Trees.anyText(Trees.get(mount, "name"));
        String source = key + "[" + i + "]";
        String other = key.equals(LISTS.get(2)) ? null : volumes.putIfAbsent(name, source);
        if (other != null) {
          findings.at(path.index(i).key("name")).add(MountCodes.VOLUME_TWICE, other, source, name);
        }
      }
    }
    jobs.files(
        (file, place) -> {
          boolean mounted =
              folders.stream()
                  .anyMatch(each -> file.equals(each) || file.startsWith(withSlash(each)));
          if (file.startsWith("/") && !mounted) {
            place.add(MountCodes.NOT_MOUNTED, file, "its Secret", server.key(LISTS.get(0)));
          }
        });
  }

  private static String withSlash(String folder) {
    return folder.endsWith("/") ? folder : folder + "/";
  }
}
