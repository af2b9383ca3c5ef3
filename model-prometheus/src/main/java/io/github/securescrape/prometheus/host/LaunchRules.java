// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.value.Version;
import io.github.securescrape.prometheus.host.ExporterStart.Mount;
import io.github.securescrape.prometheus.host.ExporterStart.Network;
import io.github.securescrape.prometheus.host.Launch.Container;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one start of an exporter shows by itself. */
final class LaunchRules {

  static final ProblemCode FLAG_RENAMED =
      ProblemCode.warning(
          "host.flag.renamed",
          "node_exporter {0} does not know `--web.config`",
          "Write `--web.config.file`, its name since 1.5.0.");

  static final ProblemCode FLAG_TOO_NEW =
      ProblemCode.warning(
          "host.flag.too-new",
          "node_exporter {0} does not know `--web.config.file`",
          "Write `--web.config`, its name before 1.5.0, or take a newer node_exporter.");

  static final ProblemCode BRIDGE =
      ProblemCode.warning(
          "host.network.bridge",
          "node_exporter has a network of its own, and reports that instead of the host's",
          "Give it the host's network, or set `--no-collector.netdev` and the like.");

  static final ProblemCode IMAGE =
      ProblemCode.warning(
          "host.image.unpinned",
          "image \"{0}\" may be another at each start",
          "Name a release as its tag.");

  static final ProblemCode ROOT =
      ProblemCode.warning("host.user.root", "{0} runs as root", "Run it as a user without rights.");

  static final ProblemCode USER =
      ProblemCode.note(
          "host.user.unset",
          "the image decides as whom {0} runs, and so who must own web config and key",
          "Name a user by number, such as 65534:65534.");

  static final ProblemCode FILE =
      ProblemCode.warning(
          "host.mount.single-file",
          "\"{0}\" is mounted as a single file; a file that replaces it is not seen",
          "Mount its folder.");

  private static final Version RENAMED = Version.of(1, 5);
  private static final Pattern FILE_NAME = Pattern.compile(".*\\.(ya?ml|crt|cer|pem|key)");

  private final Launch launch;
  private final @Nullable Version version;

  /**
   * Looks at one start.
   *
   * @param version of the exporter where the start tells none; {@code null} for the newest
   */
  LaunchRules(Launch launch, @Nullable Version version) {
    this.launch = launch;
    this.version = launch.version() == null ? version : launch.version();
  }

  void check() {
    if (launch.program().equals(Launch.NODE_EXPORTER)) {
      checkFlags();
    }
    Container container = launch.container();
    if (container != null) {
      check(container);
    }
  }

  private void checkFlags() {
    boolean old = version != null && !version.isAtLeast(RENAMED);
    String named = version == null ? "from 1.5.0 on" : version.toString();
    for (Word each : launch.flags().arguments()) {
      if (!old && each.isOption("--web.config")) {
        each.place().add(FLAG_RENAMED, named);
      }
      if (old && each.isOption("--web.config.file")) {
        each.place().add(FLAG_TOO_NEW, named);
      }
    }
  }

  private void check(Container container) {
    boolean ofNetwork =
        launch.flags().arguments().stream()
            .noneMatch(each -> each.text().equals("--no-collector.netdev"));
    if (launch.program().equals(Launch.NODE_EXPORTER)
        && container.network() == Network.OWN
        && ofNetwork) {
      launch.place().add(BRIDGE);
    }
    Word image = container.image();
    if (image != null && image.text().matches("[^@$]*?(:latest)?") && !hasTag(image.text())) {
      image.place().add(IMAGE, image.text());
    }
    Word user = container.user();
    if (user == null) {
      launch.place().add(USER, launch.program());
    } else if (user.text().matches("(0|root)(:.*)?")) {
      user.place().add(ROOT, launch.program());
    }
    List<Word> volumes = container.volumes();
    for (int i = 0; i < volumes.size(); i++) {
      Mount mount = launch.mounts().get(i);
      if (FILE_NAME.matcher(mount.target()).matches()) {
        volumes.get(i).place().add(FILE, mount.target());
      }
    }
  }

  private static boolean hasTag(String image) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    return name.indexOf(':') >= 0 && !name.endsWith(":latest");
  }
}
