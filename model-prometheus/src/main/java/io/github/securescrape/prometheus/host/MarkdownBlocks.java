// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fenced code blocks of a Markdown page that are files of a host. */
final class MarkdownBlocks {

  private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})\\s*([\\w-]*).*");
  private static final Pattern SERVICES = Pattern.compile("(?m)^services:");
  private static final Pattern SERVICE = Pattern.compile("(?m)^\\[Service]");
  private static final Pattern COMPOSE_PATH = Pattern.compile("`(/[^`\\s]*\\.ya?ml)`");
  private static final Set<String> SHELLS = Set.of("", "sh", "bash", "shell", "console", "zsh");

  private MarkdownBlocks() {}

  static List<HostFile> of(String name, String text) {
    List<HostFile> files = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int from = 0; from < lines.size(); from++) {
      Matcher fence = FENCE.matcher(lines.get(from));
      if (fence.matches()) {
        int to = end(lines, from + 1, fence.group(1));
        // Empty lines before it keep each line of the block at its number.
        String block =
            "\n".repeat(from + 1) + String.join("\n", lines.subList(from + 1, to)) + "\n";
        if (SERVICES.matcher(block).find()) {
          files.add(HostFile.compose(name, block).at(pathBefore(lines, from)));
        } else if (SERVICE.matcher(block).find()) {
          files.add(HostFile.unit(name, block));
        } else if (SHELLS.contains(fence.group(2))) {
          files.add(HostFile.shell(name, block));
        }
        from = to;
      }
    }
    return files;
  }

  /**
   * Returns the Compose file that the text between two blocks names last, {@code null} for none.
   */
  private static @Nullable String pathBefore(List<String> lines, int fence) {
    for (int i = fence - 1; i >= 0 && !FENCE.matcher(lines.get(i)).matches(); i--) {
      String path =
          COMPOSE_PATH
              .matcher(lines.get(i))
              .results()
              .reduce((a, b) -> b)
              .map(each -> each.group(1))
              .orElse(null);
      if (path != null) {
        return path;
      }
    }
    return null;
  }

  private static int end(List<String> lines, int from, String fence) {
    int end = from;
    while (end < lines.size() && !lines.get(end).strip().startsWith(fence)) {
      end++;
    }
    return end;
  }
}
