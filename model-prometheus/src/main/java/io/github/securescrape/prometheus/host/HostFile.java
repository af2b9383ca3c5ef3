// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text of a host that starts an exporter or guards it.
 *
 * @param name name of the file to show in reports
 * @param kind how to read it
 * @param text what it holds
 * @param path absolute path that it has on the host; {@code null} if unknown
 */
public record HostFile(String name, Kind kind, String text, @Nullable String path) {

  /** How to read a text. */
  public enum Kind {
    /** A Compose file. */
    COMPOSE,
    /** A unit of systemd for a service. */
    UNIT,
    /** Commands for a shell: a script, or what instructions tell to type. */
    SHELL,
    /** Variables for a Compose file: {@code .env}, or a file named by {@code env_file}. */
    ENV
  }

  /** Refuses missing parts. */
  public HostFile {
    Objects.requireNonNull(name);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(text);
  }

  /** Returns a Compose file; an absolute name is its path too. */
  public static HostFile compose(String name, String text) {
    return new HostFile(name, Kind.COMPOSE, text, pathOf(name));
  }

  /** Returns a unit of systemd; an absolute name is its path too. */
  public static HostFile unit(String name, String text) {
    return new HostFile(name, Kind.UNIT, text, pathOf(name));
  }

  /** Returns a script, or other commands for a shell. */
  public static HostFile shell(String name, String text) {
    return new HostFile(name, Kind.SHELL, text, pathOf(name));
  }

  /** Returns a file of variables for a Compose file. */
  public static HostFile env(String name, String text) {
    return new HostFile(name, Kind.ENV, text, pathOf(name));
  }

  private static @Nullable String pathOf(String name) {
    return name.startsWith("/") ? name : null;
  }

  /** Returns this file at a path of the host; {@code null} if unknown. */
  public HostFile at(@Nullable String path) {
    return new HostFile(name, kind, text, path);
  }

  /**
   * Returns the Compose files, units and commands in the fenced code blocks of a Markdown page,
   * each at its lines. The path of a Compose file is the one in backticks that the text before it
   * names last.
   */
  public static List<HostFile> markdown(String name, String text) {
    return MarkdownBlocks.of(name, text);
  }
}
