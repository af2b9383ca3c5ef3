// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoRegexTest {

  private static final String[] TOKENS = {
    "a",
    "b",
    "é",
    "😀",
    "(",
    "(?:",
    "(?i)",
    "(?P<n>",
    ")",
    "|",
    "*",
    "+?",
    "{2}",
    "{1000}",
    "[a-c]",
    "[^\\d]",
    "[",
    "]",
    "\\pL",
    "\\p{Greek}",
    "\\Q",
    "\\E",
    "\\x{1F600}",
    "^",
    "$",
    ".",
    "\\b",
    "\\"
  };

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          a)b => unexpected ): `a)b`
          (ab => missing closing ): `(ab`
          [ab => missing closing ]: `[ab`
          [[:foo:]] => invalid character class range: `[:foo:]`
          [z-a] => invalid character class range: `z-a`
          [a-\\d] => invalid escape sequence: `\\d`
          \\pX => invalid character class range: `\\pX`
          \\p{Klingon} => invalid character class range: `\\p{Klingon}`
          \\p{Greek => invalid character class range: `\\p{Greek`
          a** => invalid nested repetition operator: `**`
          a{2}{3} => invalid nested repetition operator: `{2}{3}`
          a*+?b => invalid nested repetition operator: `*+?`
          *a => missing argument to repetition operator: `*`
          a|*b => missing argument to repetition operator: `*`
          (?i)+ => missing argument to repetition operator: `+`
          a{1001} => invalid repeat count: `{1001}`
          a{2,1} => invalid repeat count: `{2,1}`
          (a{500}){3}? => invalid repeat count: `{3}?`
          a{99999999999999999999} => invalid repeat count: `{99999999999999999999}`
          (?=a) => invalid or unsupported Perl syntax: `(?=`
          (?i-:a) => invalid or unsupported Perl syntax: `(?i-:`
          (?i => invalid or unsupported Perl syntax: `(?i`
          (?P=n) => invalid or unsupported Perl syntax: `(?P`
          (?P<n-1>a) => invalid named capture: `(?P<n-1>`
          (?P<n => invalid named capture: `(?P<n`
          (?<>a) => invalid named capture: `(?<>`
          \\1 => invalid escape sequence: `\\1`
          \\C => invalid escape sequence: `\\C`
          \\Z => invalid escape sequence: `\\Z`
          \\x{110000} => invalid escape sequence: `\\x{110000`
          a\\ => trailing backslash at end of expression: ``
          """)
  void refusesInGosWords(String regex, String message) {
    assertThatExceptionOfType(BadRegexException.class)
        .isThrownBy(() -> GoRegex.compile(regex, GoRelease.NEWEST))
        .withMessage("error parsing regexp: " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a{,5}",
        "{",
        "a{",
        "a{01}",
        "x|",
        "[]a]",
        "[^]a]",
        "[\\w-\\d]",
        "\\Qa(b",
        "\\_\\-\\/",
        "(?P<n>a)(?P<n>b)",
        "(?<n>a)",
        "\\p{^Lu}",
        "\\p{letter}",
        "\\p{ old-italic }",
        "\\012",
        "(?i-s)a",
        "(?:)",
        "()",
        "(|a)*",
        "(?:a?){1000}",
        "\\x{10FFFF}",
        "[[:^alpha:]]",
        "a{0}{"
      })
  void takesWhatGoTakes(String regex) {
    GoRegex.compile(regex, GoRelease.NEWEST);
  }

  @ParameterizedTest
  @CsvSource({
    "(?<n>a), GO_1_22",
    "\\p{Kawi}, GO_1_21",
    "\\p{Letter}, GO_1_25",
    "\\p{greek}, GO_1_25",
    "\\p{Cn}, GO_1_25",
    "\\pl, GO_1_25",
  })
  void knowsWhatCameWithWhichGo(String regex, GoRelease since) {
    for (GoRelease release : GoRelease.values()) {
      if (release.isAtLeast(since)) {
        GoRegex.compile(regex, release);
      } else {
        assertThatExceptionOfType(BadRegexException.class)
            .isThrownBy(() -> GoRegex.compile(regex, release));
      }
    }
  }

  @Test
  void refusesHalfACharacter() {
    assertThatExceptionOfType(BadRegexException.class)
        .isThrownBy(() -> GoRegex.compile("a\ud800", GoRelease.NEWEST))
        .withMessageStartingWith("error parsing regexp: invalid UTF-8: ");
  }

  @Test
  void setsBoundsToDepthAndSizeAsGoDoes() {
    refuses("(".repeat(1000) + "a" + ")".repeat(1000), "expression nests too deeply");
    refuses("(?:(?:a|b)c{1000}){1}".repeat(4000), "expression too large");

    GoRegex.compile("(".repeat(999) + "a" + ")".repeat(999), GoRelease.NEWEST);
    GoRegex.compile("(?:".repeat(200_000) + "a" + ")".repeat(200_000), GoRelease.NEWEST);
    GoRegex.compile("a".repeat(1_000_000), GoRelease.NEWEST);
    GoRegex.compile("a{1000}".repeat(3000), GoRelease.NEWEST);
  }

  private static void refuses(String regex, String message) {
    assertThatExceptionOfType(BadRegexException.class)
        .isThrownBy(() -> GoRegex.compile(regex, GoRelease.NEWEST))
        .withMessage("error parsing regexp: " + message);
  }

  @Test
  void endsForAnyTextWithAVerdict() {
    Random random = new Random(3);
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 5_000; i++) {
            StringBuilder regex = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
              regex.append(TOKENS[random.nextInt(TOKENS.length)]);
            }
            try {
              GoRegex.compile(regex.toString(), GoRelease.NEWEST).matches("aé😀");
            } catch (BadRegexException e) {
              assertThat(e).hasMessageStartingWith("error parsing regexp: ");
            }
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          ^(?s:a.b)$ => a b => true
          ^(?:x)|(y)$ => xz => true
          ^(?i:ß)$ => ẞ => true
          ^(?i:k)$ => K => true
          ^(?i)[^a]$ => A => false
          ^\\p{Lu}+$ => ÄÖ => true
          ^(?i)\\p{Lu}+$ => äö => true
          ^\\p{Kawi}$ => 𑼄 => true
          ^\\PL$ => 1 => true
          ^[^\\x00-\\x{10FFFF}]$ => a => false
          ^\\w$ => é => false
          \\bé => é => false
          """)
  void matchesAsGo(String regex, String text, boolean matches) {
    assertThat(GoRegex.compile(regex, GoRelease.NEWEST).matches(text)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          $1-$2 => foo-bar
          ${1}x => foox
          $1x => ''
          $0 => foo:bar
          $$1 => $1
          $host/${port} => foo/bar
          $10 => ''
          $01 => ''
          $ => $
          ${ => ${
          ${} => ${}
          $-$ => $-$
          ${1 => ${1
          """)
  void expandsAsGo(String template, String expanded) {
    GoMatch match =
        GoRegex.compile("^(?P<host>.*):(?P<port>.*)$", GoRelease.NEWEST).find("foo:bar");

    assertThat(GoTemplate.parse(template).expand(match)).isEqualTo(expanded);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      textBlock =
          """
          a* => baac => xbxcx
          a => bab => bxb
          ^ => ab => xab
          (?:) => 😀b => x😀xbx
          b$ => ab => ax
          """)
  void replacesAllAsGo(String regex, String text, String replaced) {
    GoRegex compiled = GoRegex.compile(regex, GoRelease.NEWEST);

    assertThat(compiled.replaceAll(text, GoTemplate.parse("x"))).isEqualTo(replaced);
  }
}
