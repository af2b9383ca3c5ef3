// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.binding;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with any section of any file. */
public final class YamlCodes {

  static final ProblemCode UNKNOWN_KEY =
      ProblemCode.error("yaml.key.unknown", "unknown key `{0}`{1}", "{2}");

  static final ProblemCode UNKNOWN_TO_VERSION =
      ProblemCode.error(
          "yaml.key.version",
          "`{0}` is not known to version {1}: {2}",
          "Remove `{0}`, or name the version that the file is for.");

  static final ProblemCode DUPLICATE_KEY =
      ProblemCode.error(
          "yaml.key.duplicate", "`{0}` is already set", "Remove one of the two, or join them.");

  static final ProblemCode KEY_NOT_TEXT =
      ProblemCode.error(
          "yaml.key.kind",
          "a key must be a text, not {0}",
          "Put quotes around a text that begins with `[` or `{`, or mend the indentation.");

  static final ProblemCode WRONG_KIND =
      ProblemCode.error("yaml.value.kind", "{0} must be {1}, not {2}", "{3}");

  static final ProblemCode BAD_VALUE =
      ProblemCode.error("yaml.value.invalid", "{0} \"{1}\" is not {2}", "{3}");

  static final ProblemCode BAD_SECRET =
      ProblemCode.error("yaml.value.invalid-secret", "{0} is not {1}", "{2}");

  static final ProblemCode NULL_VALUE =
      ProblemCode.error("yaml.value.null", "{0} must be {1}, not null", "Add the value.");

  static final ProblemCode BAD_TAG =
      ProblemCode.error("yaml.value.tag", "{0}", "Remove the tag, or mend the value.");

  static final ProblemCode NULL_ITEM =
      ProblemCode.error(
          "yaml.list.null-item",
          "empty or null section in {0}",
          "Remove the lone `-`, or fill it.");

  static final ProblemCode BAD_MERGE =
      ProblemCode.error(
          "yaml.merge.kind",
          "map merge requires map or sequence of maps as the value",
          "Give `<<` an alias of a mapping, or a list of such.");

  static final ProblemCode ALIAS_CONTAINS_ITSELF =
      ProblemCode.error(
          "yaml.alias.recursive",
          "value of an anchor contains itself",
          "Write the inner value out instead of using the alias.");

  static final ProblemCode TOO_DEEP =
      ProblemCode.error(
          "yaml.value.depth", "value is nested more than {0} levels deep", "Nest less deeply.");

  static final ProblemCode EXCESSIVE_ALIASING =
      ProblemCode.error(
          "yaml.alias.excessive",
          "document contains excessive aliasing",
          "Write the repeated parts out, or use fewer aliases.");

  private YamlCodes() {}
}
