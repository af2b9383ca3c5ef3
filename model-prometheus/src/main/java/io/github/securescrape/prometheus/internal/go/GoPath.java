// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.go;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths on a host with slashes, as Go joins them. */
public final class GoPath {

  private GoPath() {}

  /** Returns a file name that starts at a folder, unless it is absolute or empty. */
  public static String join(String folder, String file) {
    return GoText.trimSpace(folder).isEmpty() || file.isEmpty() || file.startsWith("/")
        ? file
        : clean(folder + "/" + file);
  }

  /** Returns the shortest name of the same file, as far as its text tells. */
  private static String clean(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> names = new ArrayDeque<>();
    for (String name : path.split("/")) {
      if (name.equals("..") && !names.isEmpty() && !names.getLast().equals("..")) {
        names.removeLast();
      } else if (name.equals("..") ? !absolute : !name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    String joined = String.join("/", names);
    return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
  }
}
