// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.schema.Default;
import io.github.securescrape.core.schema.Inline;
import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.schema.Key;
import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Required;
import io.github.securescrape.core.schema.Since;
import io.github.securescrape.core.schema.Until;
import io.github.securescrape.core.value.Secret;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section with a key of each kind. */
public record Sample(
    @Required String name,
    @Nullable Long count,
    @Nullable Double share,
    @Default("true") @Nullable Boolean active,
    @Default("fast") @Nullable Pace pace,
    @Key("pass") @Nullable Secret password,
    Map<String, String> labels,
    @Nullable List<String> words,
    @Since("2.0.0") @Nullable String young,
    @Until("2.0.0") @Nullable String old,
    @Inline Extras extras,
    @Nullable Part part,
    List<Part> parts,
    Map<String, List<Secret>> secrets) {

  static final ProblemCode TOO_MANY =
      ProblemCode.error("sample.too-many", "`count` {0} is too much", "Lower it.").onKeys("count");

  public Sample {
    labels = Invariants.copyOf(labels);
    secrets = Invariants.copyOf(secrets);
    Invariants.check(
        rules -> rules.present("name", name).holds(count == null || count < 100, TOO_MANY, count));
  }

  /** Words. */
  public enum Pace implements Keyword {
    UNSET(""),
    FAST("fast"),
    SLOW("slow"),
    @Since("2.0.0")
    MODERN("modern");

    private final String keyword;

    Pace(String keyword) {
      this.keyword = keyword;
    }

    @Override
    public String keyword() {
      return keyword;
    }
  }

  /** Keys that stand among those of the sample. */
  public record Extras(@Nullable String note, @Default("1") @Nullable Long level) {
    static final ProblemCode BAD_LEVEL =
        ProblemCode.error("extras.level", "`level` is negative", "").onKeys("level");

    public Extras {
      Invariants.check(rules -> rules.holds(level == null || level >= 0, BAD_LEVEL));
    }
  }

  /** A section below. */
  public record Part(@Required String id, @Nullable String file, @Nullable Secret key) {
    static final ProblemCode CONFLICT =
        ProblemCode.error("part.conflict", "at most one of `file` & `key`", "Keep `file`.")
            .onKeys("file", "key");

    public Part {
      Invariants.check(rules -> rules.atMostOne(CONFLICT, file, key));
    }
  }
}
