// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.securescrape.core.RealTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real exporters ask of the kernel, against what their unit lets them ask. */
class UnitSystemCallsTest {

  private static final Pattern CALL = Pattern.compile("(?m)^(?:\\d+ +)?([a-z]\\w*)\\(");

  /** Only before systemd sets the filter. */
  private static final String START = "execve";

  @TempDir private Path folder;

  @Test
  void theUnitAllowsAllThatTheCollectorsCall() throws Exception {
    RealTool strace = RealTool.find("strace");
    Set<String> allowed = allowed(RealTool.find("systemd-analyze"));
    assertThat(allowed).contains("adjtimex", "openat").doesNotContain("mount", "settimeofday");

    for (RealTool exporter : RealTool.findAll("node_exporter", "prometheus-node-exporter")) {
      Path calls = folder.resolve("calls");
      try (Namespace host = Namespace.create()) {
        host.start(
            strace + " -f -qq -o " + calls + " " + exporter + " --web.listen-address=:9100",
            "curl -sfg -o /dev/null --noproxy '*' http://127.0.0.1:9100/metrics");
        assertThat(host.run("curl -s http://127.0.0.1:9100/metrics"))
            .contains("node_timex_sync_status", "node_netstat_", "node_filesystem_size_bytes");
      }

      assertThat(calls(Files.readString(calls)))
          .as(exporter.toString())
          .contains("accept4", "adjtimex")
          .isSubsetOf(allowed);
    }
  }

  private static Set<String> calls(String log) {
    return CALL.matcher(log)
        .results()
        .map(each -> each.group(1))
        .filter(each -> !each.equals(START))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the calls that are left when the unit's filters have been applied in their order. */
  private static Set<String> allowed(RealTool analyze) throws Exception {
    Set<String> allowed = new TreeSet<>();
    for (String line : NodeExporterUnit.builder().build().toText().lines().toList()) {
      if (line.startsWith("SystemCallFilter=")) {
        String filter = line.substring(line.indexOf('=') + 1);
        boolean denies = filter.startsWith("~");
        for (String name : filter.replace("~", "").split(" ")) {
          Set<String> calls = expand(analyze, name);
          boolean changed = denies ? allowed.removeAll(calls) : allowed.addAll(calls);
          assertThat(changed).as(filter).isTrue();
        }
      }
    }
    // systemd allows these in each list.
    allowed.addAll(expand(analyze, "@default"));
    return allowed;
  }

  private static Set<String> expand(RealTool analyze, String name) throws Exception {
    Set<String> calls = new TreeSet<>();
    if (!name.startsWith("@")) {
      calls.add(name);
      return calls;
    }
    for (String line : analyze.run("syscall-filter", "--no-pager", name).lines().skip(1).toList()) {
      if (!line.isBlank() && !line.strip().startsWith("#")) {
        calls.addAll(expand(analyze, line.strip()));
      }
    }
    return calls;
  }
}
