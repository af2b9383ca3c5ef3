// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can stand in a template action of Helm 3: the names of its functions. */
final class TplFunctions {

  private static final Set<String> KNOWN =
      Set.of(
          """
          abbrev abbrevboth add add1 add1f addf adler32sum ago all and any append atoi b32dec
          b32enc b64dec b64enc base bcrypt biggest buildCustomCert call camelcase cat ceil
          chunk clean coalesce compact concat contains date dateInZone dateModify date_in_zone
          date_modify decryptAES deepCopy deepEqual default derivePassword dict dig dir div
          divf duration durationRound empty encryptAES eq ext fail first float64 floor
          fromJson fromJsonArray fromToml fromYaml fromYamlArray ge genCA genCAWithKey
          genPrivateKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert
          genSignedCertWithKey get getHostByName gt has hasKey hasPrefix hasSuffix hello html
          htmlDate htmlDateInZone htpasswd include indent index initial initials int int64
          isAbs join js kebabcase keys kindIs kindOf last le len list lookup lower lt max maxf
          merge mergeOverwrite min minf mod mul mulf mustAppend mustChunk mustCompact
          mustDateModify mustDeepCopy mustFirst mustFromJson mustHas mustInitial mustLast
          mustMerge mustMergeOverwrite mustPrepend mustRegexFind mustRegexFindAll
          mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit
          mustRest mustReverse mustSlice mustToDate mustToJson mustToPrettyJson mustToRawJson
          mustToToml mustToYaml mustUniq mustWithout must_date_modify ne nindent nospace not
          now omit or osBase osClean osDir osExt osIsAbs pick pluck plural prepend print
          printf println quote randAlpha randAlphaNum randAscii randBytes randInt randNumeric
          regexFind regexFindAll regexMatch regexQuoteMeta regexReplaceAll
          regexReplaceAllLiteral regexSplit repeat replace required rest reverse round semver
          semverCompare seq set sha1sum sha256sum sha512sum shuffle slice snakecase sortAlpha
          split splitList splitn squote sub subf substr swapcase ternary title toDate
          toDecimal toJson toPrettyJson toRawJson toString toStrings toToml toYaml
          toYamlPretty tpl trim trimAll trimPrefix trimSuffix trimall trunc tuple typeIs
          typeIsLike typeOf uniq unixEpoch unset until untilStep untitle upper urlJoin
          urlParse urlquery uuidv4 values without wrap wrapWith
          """
              .split("\\s+"));

  private static final Set<String> WORDS =
      Set.of(
          "if",
          "else",
          "end",
          "range",
          "with",
          "define",
          "template",
          "block",
          "break",
          "continue",
          "true",
          "false",
          "nil");

  private static final Pattern LITERAL =
      Pattern.compile("`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");

  /** A name by itself, no field and no variable. */
  private static final Pattern NAME = Pattern.compile("(?<![.$\\w])[\\p{L}_][\\p{L}\\p{N}_]*");

  private static final Pattern STRANGE =
      Pattern.compile("[^\\p{L}\\p{N}_.$,()|:=\\s+-]|[-+](?![\\d.])|:(?!=)");

  private static final Pattern VARIABLE = Pattern.compile("\\$[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern DECLARED =
      Pattern.compile("(" + VARIABLE.pattern() + ")(?=\\s*(?::=|,\\s*\\$\\w+\\s*:=))");

  /** Nothing at all, or a number that is given arguments as a function is. */
  private static final Pattern NO_COMMAND =
      Pattern.compile("\\s*(?:nil|\\d[\\w.]*\\s+[^|\\s].*)\\s*", Pattern.DOTALL);

  private TplFunctions() {}

  /**
   * Returns why Helm does not take an action, given without its braces; empty if it does.
   *
   * @param variables the variables that are set so far, to which those of the action are added
   */
  static String fault(String action, Set<String> variables) {
    String code = LITERAL.matcher(action).replaceAll(" 0 ");
    if (code.isBlank()) {
      return "action is empty";
    }
    if (NO_COMMAND.matcher(code).matches()) {
      return "`" + code.strip() + "` is no command";
    }
    Matcher strange = STRANGE.matcher(code);
    if (strange.find()) {
      return "unexpected `" + strange.group() + "`";
    }
    if (code.chars().filter(c -> c == '(').count() != code.chars().filter(c -> c == ')').count()) {
      return "parentheses are not balanced";
    }
    DECLARED.matcher(code).results().forEach(each -> variables.add(each.group()));
    Matcher variable = VARIABLE.matcher(code);
    while (variable.find()) {
      if (!variables.contains(variable.group())) {
        return "variable `" + variable.group() + "` is not set";
      }
    }
    Matcher name = NAME.matcher(code);
    while (name.find()) {
      if (!KNOWN.contains(name.group()) && !WORDS.contains(name.group())) {
        return "there is no function `" + name.group() + "`";
      }
    }
    return "";
  }
}
