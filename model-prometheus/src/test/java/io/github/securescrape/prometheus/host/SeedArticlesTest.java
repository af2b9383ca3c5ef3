// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two articles that many have followed, as they stand. */
class SeedArticlesTest {

  private static List<String> articles() throws IOException {
    Path folder = Path.of(System.getProperty("securescrape.shared", ""), "articles");
    if (!Files.isDirectory(folder)) {
      abort("no articles without -Dsecurescrape.shared");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .sorted()
          .map(
              file -> {
                try {
                  return Files.readString(file);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              })
          .toList();
    }
  }

  private static List<String> codes(HostCheck check) {
    return check.run().problems().stream().map(each -> each.code().id()).distinct().toList();
  }

  @Test
  void findsWhatIsWrongWithTheContainer() throws IOException {
    HostCheck check = HostCheck.of(HostFile.markdown("article.md", articles().get(0)));

    assertThat(codes(check))
        .containsExactlyInAnyOrder(
            "host.openssl.localhost-only",
            "host.openssl.no-renewal",
            "host.network.bridge",
            "host.user.unset",
            "host.image.unpinned",
            "host.chown.group",
            "host.compose.path",
            "host.iptables.appended",
            "host.iptables.ipv4-only",
            "host.iptables.not-kept",
            "host.firewall.docker-bypasses");
  }

  @Test
  void findsWhatIsWrongWithTheUnit() throws IOException {
    // The apostrophes of the prose before it would be quotes to a shell.
    String article = articles().get(1);
    article = article.substring(article.indexOf("sudo openssl"));
    int unit = article.indexOf("[Unit]");
    int end = article.indexOf("multi-user.target", unit);
    HostCheck check =
        HostCheck.of(
            HostFile.shell("article", article.substring(0, unit) + article.substring(end)),
            HostFile.unit("node_exporter.service", article.substring(unit, end)));

    assertThat(codes(check))
        .contains(
            "host.openssl.localhost-only",
            "host.openssl.no-renewal",
            "host.flag.renamed",
            "host.unit.unsandboxed");
  }
}
