// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import io.github.securescrape.core.value.Secret;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Warnings and notes that somebody has looked at and lives with.
 *
 * <p>Errors cannot be suppressed: the program that the file is for would refuse it all the same.
 *
 * @param code the code of the problems; one that ends in {@code .*}, such as {@code scrape.*},
 *     stands for all that begin so
 * @param file their file: a glob with {@code *}, {@code **} and {@code ?}, of the whole name or of
 *     its end after a slash; {@code null} for all
 * @param path their place in the file and all below it, such as {@code
 *     scrape_configs[*].tls_config}, in which {@code *} is any key; {@code null} for all
 * @param line their line in the file where this is said; 0 for all
 * @param reason why they are no problem here
 * @param until last day on which this holds; {@code null} for ever
 * @param location where this is said
 */
public record Suppression(
    String code,
    @Nullable String file,
    @Nullable String path,
    int line,
    String reason,
    @Nullable LocalDate until,
    Location location) {

  /** A suppression of codes that cannot be. */
  public static final ProblemCode BAD_CODE =
      ProblemCode.error(
              "report.suppression.code",
              "`code` \"{0}\" is neither the code of a problem nor the beginning of some",
              "Write it as in the report, such as `scrape.interval-too-long` or `scrape.*`.")
          .onKeys("code");

  private static final Pattern CODE = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*(\\.\\*)?");

  /** Checks code and reason. */
  public Suppression {
    List<Problem> broken = new ArrayList<>();
    if (!isCode(code)) {
      broken.add(BAD_CODE.at(Location.ofPath(""), code));
    }
    if (reason.isBlank()) {
      broken.add(InvalidConfigException.MISSING.at(Location.ofPath(""), "reason"));
    }
    if (!broken.isEmpty()) {
      throw new InvalidConfigException(broken);
    }
    reason = Secret.maskUrls(reason.strip());
  }

  /**
   * Returns a suppression wherever the problems are.
   *
   * @throws InvalidConfigException if the code can be none, or the reason is blank
   */
  public static Suppression of(String code, String reason) {
    return new Suppression(code, null, null, 0, reason, null, Location.ofPath(""));
  }

  /** Returns whether a text may be a code, or the beginning of some. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Returns this suppression, in files only that the glob fits. */
  public Suppression inFile(@Nullable String glob) {
    return new Suppression(code, glob, path, line, reason, until, location);
  }

  /** Returns this suppression, at a path only and below it. */
  public Suppression at(@Nullable String path) {
    return new Suppression(code, file, path, line, reason, until, location);
  }

  /** Returns this suppression, in one line only of the file where it is said. */
  public Suppression onLine(int line) {
    return new Suppression(code, file, path, line, reason, until, location);
  }

  /** Returns this suppression, which holds up to the end of a day. */
  public Suppression until(@Nullable LocalDate day) {
    return new Suppression(code, file, path, line, reason, day, location);
  }

  /** Returns this suppression, said at a place. */
  public Suppression saidAt(Location location) {
    return new Suppression(code, file, path, line, reason, until, location);
  }

  /** Returns whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return until == null || !day.isAfter(until);
  }
}
