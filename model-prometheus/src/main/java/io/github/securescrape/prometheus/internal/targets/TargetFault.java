// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.targets;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Why Prometheus refuses a target.
 *
 * @param code what is wrong; its first argument is the place of the target, as Prometheus words it
 * @param arguments the other arguments
 */
public record TargetFault(ProblemCode code, List<String> arguments) {

  private static final ProblemCode BAD_HOST =
      ProblemCode.error(
          "target.hostname",
          "{0}\"{1}\" is not a valid hostname",
          "Write host and port only; scheme and path are `scheme` and `metrics_path` of the job.");

  private static final ProblemCode NO_ADDRESS =
      ProblemCode.error(
          "target.address-missing",
          "{0}no address",
          "Write `host:port`, or drop the target by a relabeling rule.");

  private static final ProblemCode BAD_INTERVAL =
      ProblemCode.error(
          "target.interval",
          "{0}error parsing {1}: {2}",
          "Set the label `{3}` to a time such as `30s`, or remove it.");

  private static final ProblemCode ZERO_INTERVAL =
      ProblemCode.error(
          "target.interval-zero",
          "{0}{1} cannot be 0",
          "Set the label `{2}` to a time such as `30s`, or remove it.");

  private static final ProblemCode TIMEOUT_TOO_LONG =
      ProblemCode.error(
          "target.timeout",
          "{0}scrape timeout cannot be greater than scrape interval (\"{1}\" > \"{2}\")",
          "Lower the timeout of this target, or raise its interval.");

  private static final ProblemCode BAD_SCHEME =
      ProblemCode.error(
              "target.scheme",
              "{0}invalid scheme: \"{1}\"",
              "Write `http` or `https`, or give the target a port.")
          .until("3.0.0");

  private static final ProblemCode BAD_SWITCH =
      ProblemCode.error(
              "target.switch",
              "{0}error parsing {1}: strconv.ParseBool: parsing \"{2}\": invalid syntax",
              "Set the label `{3}` to `true` or `false`.")
          .since("3.13.0");

  /** Copies the arguments. */
  public TargetFault {
    arguments = List.copyOf(arguments);
  }

  /** Says that an address is a URL, or has a path. */
  public static TargetFault badHost(String address) {
    return new TargetFault(BAD_HOST, List.of(address));
  }

  static TargetFault noAddress() {
    return new TargetFault(NO_ADDRESS, List.of());
  }

  static TargetFault badScheme(String scheme) {
    return new TargetFault(BAD_SCHEME, List.of(scheme));
  }

  static TargetFault badTime(String label, String text) {
    String why =
        text.isEmpty() ? "empty duration string" : "not a valid duration string: \"" + text + '"';
    return new TargetFault(BAD_INTERVAL, List.of(nameOf(label), why, label));
  }

  static TargetFault zeroTime(String label) {
    return new TargetFault(ZERO_INTERVAL, List.of(nameOf(label), label));
  }

  static TargetFault timeoutTooLong(String timeout, String interval) {
    return new TargetFault(TIMEOUT_TOO_LONG, List.of(timeout, interval));
  }

  static TargetFault badSwitch(String label, String text) {
    return new TargetFault(BAD_SWITCH, List.of(nameOf(label), text, label));
  }

  /** Returns {@code scrape interval} for {@code __scrape_interval__}. */
  private static String nameOf(String label) {
    return label.substring(2, label.length() - 2).replace('_', ' ');
  }

  /** Returns the fault of a target at a place, such as {@code instance 0 in group 0: }. */
  public Problem at(String place) {
    List<String> all = new ArrayList<>(List.of(place));
    all.addAll(arguments);
    return code.at(Location.ofPath(""), all.toArray());
  }

  /** Returns what Prometheus says of the target, such as {@code no address}. */
  @Override
  public String toString() {
    return at("").message();
  }
}
