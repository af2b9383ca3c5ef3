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

/** Real exporters, under what their unit lets them do as far as that goes without systemd. */
class UnitSandboxTest {

  private static final Pattern CALL = Pattern.compile("(?m)^(?:\\d+ +)?([a-z]\\w*)\\(");

  private static final Pattern METRIC = Pattern.compile("(?m)^(\\w+)[{ ]");

  private static final String SANDBOX =
      """
      set -eu
      mount -t tmpfs tmpfs /mnt
      mkdir /mnt/credentials
      touch /mnt/credentials/config.yml
      chmod -R a+rX /mnt
      for each in / /proc/sys /sys; do
        mount --bind $each $each
        mount -o remount,bind,ro $each
      done
      export CREDENTIALS_DIRECTORY=/mnt/credentials
      rights="--clear-groups --bounding-set -all --inh-caps -all --no-new-privs"
      exec setpriv --reuid 65534 --regid 65534 $rights \\
      """;

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

  /**
   * User, capabilities, read-only files, private temporary files and credentials as in the unit;
   * the system calls are those of the other test.
   */
  @Test
  void theExporterReportsTheSameInTheSandbox() throws Exception {
    RealTool.find("setpriv");
    for (RealTool exporter : RealTool.findAll("node_exporter", "prometheus-node-exporter")) {
      String unit = NodeExporterUnit.builder().executable(exporter.toString()).build().toText();
      String start =
          unit.lines()
              .filter(line -> line.startsWith("ExecStart="))
              .map(line -> line.substring(line.indexOf('=') + 1))
              .findFirst()
              .orElseThrow();
      Path sandbox = folder.resolve("sandbox.sh");
      Files.writeString(sandbox, SANDBOX + start + "\n");

      assertThat(metrics("sh " + sandbox))
          .as(exporter.toString())
          .contains("node_timex_sync_status")
          .isEqualTo(metrics(exporter + " --web.listen-address=:9100"));
    }
  }

  /** Returns the names of all metrics that an exporter reports. */
  private static Set<String> metrics(String command) throws Exception {
    try (Namespace host = Namespace.create()) {
      host.start(command, "curl -sfg -o /dev/null --noproxy '*' http://127.0.0.1:9100/metrics");
      return METRIC
          .matcher(host.run("curl -s --noproxy '*' http://127.0.0.1:9100/metrics"))
          .results()
          .map(each -> each.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
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
