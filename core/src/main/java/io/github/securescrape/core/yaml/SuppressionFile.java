// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import io.github.securescrape.core.problem.Suppression;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Required;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sections of a file of suppressions. */
final class SuppressionFile {

  private SuppressionFile() {}

  /**
   * The whole file.
   *
   * @param suppressions what is suppressed
   */
  public record Top(List<Item> suppressions) {

    /** Copies the list. */
    public Top {
      suppressions = List.copyOf(suppressions);
    }
  }

  /**
   * One suppression.
   *
   * @param code code of the problems, or the beginning of some
   * @param file glob of their files; {@code null} for all
   * @param path their place and all below it; {@code null} for all
   * @param reason why they are no problem here
   * @param until last day on which this holds; {@code null} for ever
   */
  public record Item(
      @Required String code,
      @Nullable String file,
      @Nullable String path,
      @Required String reason,
      @Nullable LocalDate until) {

    /** Checks code and reason. */
    public Item {
      Invariants.check(
          rules ->
              rules
                  .present("code", code)
                  .holds(
                      !Invariants.isSet(code) || Suppression.isCode(code),
                      Suppression.BAD_CODE,
                      code)
                  .present("reason", reason));
    }

    Suppression toSuppression() {
      return Suppression.of(code, reason).inFile(file).at(path).until(until);
    }
  }
}
