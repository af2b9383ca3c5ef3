// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

import static io.github.securescrape.prometheus.internal.promql.TokenKind.Role.AGGREGATION;
import static io.github.securescrape.prometheus.internal.promql.TokenKind.Role.CALL;
import static io.github.securescrape.prometheus.internal.promql.TokenKind.Role.KEYWORD;
import static io.github.securescrape.prometheus.internal.promql.TokenKind.Role.OPERATOR;
import static io.github.securescrape.prometheus.internal.promql.TokenKind.Role.OTHER;

import io.github.securescrape.core.value.Version;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of words and signs; those that are written in one way only, with their spelling. */
enum TokenKind {
  END_OF_INPUT,
  IDENTIFIER,
  METRIC_IDENTIFIER,
  NUMBER,
  DURATION,
  STRING,
  LEFT_PAREN,
  RIGHT_PAREN,
  LEFT_BRACE,
  RIGHT_BRACE,
  LEFT_BRACKET,
  RIGHT_BRACKET,
  COMMA,
  COLON,
  EQL,
  NEQ(3),
  EQL_REGEX(0),
  NEQ_REGEX(0),
  AT(0),
  ADD(4),
  SUB(4),
  MUL(5),
  DIV(5),
  MOD(5),
  POW(6),
  EQLC(3),
  GTE(3),
  GTR(3),
  LSS(3),
  LTE(3),
  TRIM_UPPER(3),
  TRIM_LOWER(3),
  AND("and", OPERATOR, 2),
  OR("or", OPERATOR, 1),
  UNLESS("unless", OPERATOR, 2),
  ATAN2("atan2", OPERATOR, 5),
  SUM("sum", AGGREGATION),
  AVG("avg", AGGREGATION),
  COUNT("count", AGGREGATION),
  MIN("min", AGGREGATION),
  MAX("max", AGGREGATION),
  GROUP("group", AGGREGATION),
  STDDEV("stddev", AGGREGATION),
  STDVAR("stdvar", AGGREGATION),
  TOPK("topk", AGGREGATION),
  BOTTOMK("bottomk", AGGREGATION),
  COUNT_VALUES("count_values", AGGREGATION),
  QUANTILE("quantile", AGGREGATION),
  LIMITK("limitk", AGGREGATION, 2, 54),
  LIMIT_RATIO("limit_ratio", AGGREGATION, 2, 54),
  OFFSET("offset", KEYWORD),
  SMOOTHED("smoothed", KEYWORD, 3, 7),
  ANCHORED("anchored", KEYWORD, 3, 7),
  BY("by", KEYWORD),
  WITHOUT("without", KEYWORD),
  ON("on", KEYWORD),
  IGNORING("ignoring", KEYWORD),
  GROUP_LEFT("group_left", KEYWORD),
  GROUP_RIGHT("group_right", KEYWORD),
  FILL("fill", KEYWORD, 3, 10),
  FILL_LEFT("fill_left", KEYWORD, 3, 10),
  FILL_RIGHT("fill_right", KEYWORD, 3, 10),
  BOOL("bool", KEYWORD),
  START("start", CALL),
  END("end", CALL),
  STEP("step", CALL, 3, 6),
  RANGE("range", CALL, 3, 10),
  MAX_OF("max_of", CALL, 3, 13),
  MIN_OF("min_of", CALL, 3, 13);

  /** What a word is good for. */
  enum Role {
    OTHER,
    OPERATOR,
    AGGREGATION,
    KEYWORD,
    CALL
  }

  /** How strongly a sign before an operand binds: as a product. */
  static final int SIGN = 5;

  /** When it was mended that the new words could not be names any longer. */
  private static final Version ANCHORED_IS_NAME = new Version(3, 7, 2);

  private static final Map<String, TokenKind> WORDS = new HashMap<>();

  static {
    for (TokenKind kind : values()) {
      if (!kind.word.isEmpty()) {
        WORDS.put(kind.word, kind);
      }
    }
    WORDS.put("inf", NUMBER);
    WORDS.put("nan", NUMBER);
  }

  private final String word;
  private final Role role;
  private final int strength;
  private final int major;
  private final int minor;

  TokenKind() {
    this("", OTHER, 0, 0, 0);
  }

  TokenKind(int strength) {
    this("", OPERATOR, strength, 0, 0);
  }

  TokenKind(String word, Role role) {
    this(word, role, 0);
  }

  TokenKind(String word, Role role, int strength) {
    this(word, role, strength, 0, 0);
  }

  TokenKind(String word, Role role, int major, int minor) {
    this(word, role, 0, major, minor);
  }

  TokenKind(String word, Role role, int strength, int major, int minor) {
    this.word = word;
    this.role = role;
    this.strength = strength;
    this.major = major;
    this.minor = minor;
  }

  /**
   * Returns what a word is in a version, in any case of letters; {@code null} if nothing special.
   */
  static @Nullable TokenKind ofWord(String word, Version version) {
    TokenKind kind = WORDS.get(word.toLowerCase(Locale.ROOT));
    return kind == null || !version.isAtLeast(Version.of(kind.major, kind.minor)) ? null : kind;
  }

  /** Returns the only spelling, in small letters; empty if there is none. */
  String word() {
    return word;
  }

  Role role() {
    return role;
  }

  /** Returns how strongly an operator between two operands binds; 0 if it is none. */
  int strength() {
    return strength;
  }

  boolean isComparison() {
    return strength == 3 && this != TRIM_UPPER && this != TRIM_LOWER;
  }

  boolean isSetOperator() {
    return this == AND || this == OR || this == UNLESS;
  }

  boolean isMatchOperator() {
    return this == EQL || this == NEQ || this == EQL_REGEX || this == NEQ_REGEX;
  }

  boolean isSign() {
    return this == ADD || this == SUB;
  }

  boolean isFill() {
    return this == FILL || this == FILL_LEFT || this == FILL_RIGHT;
  }

  /** Returns whether a metric may have it as its name. */
  boolean isMetricName(Version version) {
    return switch (this) {
      case BOOL, ON, IGNORING, GROUP_LEFT, GROUP_RIGHT, ATAN2 -> false;
      default -> isName(version);
    };
  }

  /** Returns whether a label may have it as its name where labels are listed. */
  boolean isLabelName(Version version) {
    return this != WITHOUT && isName(version);
  }

  private boolean isName(Version version) {
    return switch (this) {
      case IDENTIFIER, METRIC_IDENTIFIER -> true;
      case ANCHORED, SMOOTHED -> version.isAtLeast(ANCHORED_IS_NAME);
      default -> !word.isEmpty();
    };
  }
}
