// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.core.problem.Problem;
import io.github.securescrape.core.problem.Read;
import io.github.securescrape.prometheus.fuzz.Tree.Entries;
import io.github.securescrape.prometheus.fuzz.Tree.Items;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drops from a file what the library refuses. */
final class Repair {

  private static final int MAX_ROUNDS = 30;
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\[?\"([^\"]*)\"]?|([^.\\[]+)");

  private final Function<String, ? extends Read<?>> reader;

  /** Returns a repair of files that the given reader takes. */
  Repair(Function<String, ? extends Read<?>> reader) {
    this.reader = reader;
  }

  /** Returns whether the file is one that the library takes, after some changes. */
  boolean repair(Entries tree) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<Problem> errors = errors(tree);
      if (errors.isEmpty()) {
        return true;
      }
      if (errors.stream().noneMatch(each -> drop(tree, each.location().path()))) {
        return false;
      }
    }
    return false;
  }

  private List<Problem> errors(Entries tree) {
    String text = TreePrinter.print(tree, new Random(0));
    return reader.apply(text).report().errors();
  }

  /** Removes what stands at a path; returns whether there was something. */
  private static boolean drop(Tree tree, String path) {
    Matcher step = STEP.matcher(path);
    Tree at = tree;
    Runnable removal = null;
    while (step.find()) {
      if (at instanceof Items list && step.group(1) != null) {
        int index = Integer.parseInt(step.group(1));
        if (index >= list.all().size()) {
          break;
        }
        removal = () -> list.all().remove(index);
        at = list.all().get(index);
      } else if (at instanceof Entries map) {
        String key = step.group(2) == null ? step.group(3) : step.group(2);
        if (!map.has(key)) {
          break;
        }
        removal = () -> map.all().removeIf(each -> each.key().equals(key));
        at = map.all().stream().filter(each -> each.key().equals(key)).findFirst().get().value();
      } else {
        break;
      }
    }
    if (removal == null) {
      return false;
    }
    removal.run();
    return true;
  }
}
