// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What will become of the scrapes of one target.
 *
 * @param job name of the scrape job
 * @param url what is scraped
 * @param state what will become of it
 * @param why what stands in the way, in a few words; empty if nothing does
 * @param lastErrors if it will be down, the texts that Prometheus may show for it, the likeliest
 *     first; {@code …} stands for what nobody can know before, such as a time or a port
 * @since 0.1
 */
public record LinkVerdict(
    String job, String url, State state, String why, List<String> lastErrors) {

  /** What will become of a target. */
  public enum State {
    /** It will be up, if the network lets the two meet and the exporter runs. */
    UP,
    /** It will be down. */
    DOWN,
    /** Nobody can tell from what is known. */
    UNKNOWN
  }

  /** Copies the texts. */
  public LinkVerdict {
    lastErrors = List.copyOf(lastErrors);
  }

  /** Returns whether the target will be up. */
  public boolean isUp() {
    return state == State.UP;
  }

  /** Returns whether the target will be down. */
  public boolean isDown() {
    return state == State.DOWN;
  }

  /** Returns whether what Prometheus shows as last error is one of those foreseen. */
  public boolean foresees(String lastError) {
    return lastErrors.stream().anyMatch(text -> pattern(text).matcher(lastError).matches());
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(
        Arrays.stream(text.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  /** Returns such as {@code https://node01:9100/metrics will be up}. */
  @Override
  public String toString() {
    return url
        + switch (state) {
          case UP -> " will be up";
          case DOWN -> " will be down: " + why;
          case UNKNOWN -> ": cannot tell: " + why;
        };
  }
}
