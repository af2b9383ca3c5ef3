// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** The characters of categories and scripts. */
final class UnicodeClasses {

  private static final int[] ASCII = {0, 0x7F};

  /** Short names of the categories, by what the JDK calls their number. */
  private static final String[] CATEGORIES = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc",
    "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
  };

  /** Scripts that not every supported JDK knows. */
  private static final Map<String, int[]> LATER_SCRIPTS =
      Map.of(
          "Cypro_Minoan",
          new int[] {0x12F90, 0x12FF2},
          "Kawi",
          new int[] {0x11F00, 0x11F10, 0x11F12, 0x11F3A, 0x11F3E, 0x11F59},
          "Nag_Mundari",
          new int[] {0x1E4D0, 0x1E4F9},
          "Old_Uyghur",
          new int[] {0x10F70, 0x10F89},
          "Tangsa",
          new int[] {0x16A70, 0x16ABE, 0x16AC0, 0x16AC9},
          "Toto",
          new int[] {0x1E290, 0x1E2AE},
          "Vithkuqi",
          new int[] {
            0x10570, 0x1057A, 0x1057C, 0x1058A, 0x1058C, 0x10592, 0x10594, 0x10595, 0x10597,
            0x105A1, 0x105A3, 0x105B1, 0x105B3, 0x105B9, 0x105BB, 0x105BC
          });

  private static final Map<String, int[]> KNOWN = new ConcurrentHashMap<>(LATER_SCRIPTS);

  private UnicodeClasses() {}

  /** Returns the characters of a class, by a name that {@link UnicodeNames} found. */
  static int[] of(String name) {
    return KNOWN.computeIfAbsent(name, UnicodeClasses::make);
  }

  private static int[] make(String name) {
    return switch (name) {
      case UnicodeNames.ANY -> Runes.ALL;
      case UnicodeNames.ASCII -> ASCII;
      case UnicodeNames.ASSIGNED -> scan(rune -> !category(rune).equals("Cn"));
      case "LC" -> scan(rune -> "LuLlLt".contains(category(rune)));
      case "Cn" -> scan(rune -> category(rune).equals("Cn"));
      // To Go, what is not assigned is not among the others.
      case "C" -> scan(rune -> category(rune).startsWith("C") && !category(rune).equals("Cn"));
      default ->
          name.length() == 1 || Arrays.asList(CATEGORIES).contains(name)
              ? scan(rune -> category(rune).startsWith(name))
              : script(UnicodeScript.forName(name.toUpperCase(Locale.ROOT)));
    };
  }

  private static String category(int rune) {
    return CATEGORIES[Character.getType(rune)];
  }

  private static int[] script(UnicodeScript script) {
    return scan(rune -> UnicodeScript.of(rune) == script);
  }

  private static int[] scan(IntPredicate member) {
    Runes.Builder set = new Runes.Builder();
    int start = -1;
    for (int rune = 0; rune <= Character.MAX_CODE_POINT + 1; rune++) {
      boolean in = rune <= Character.MAX_CODE_POINT && member.test(rune);
      if (in && start < 0) {
        start = rune;
      } else if (!in && start >= 0) {
        set.add(start, rune - 1);
        start = -1;
      }
    }
    return set.build();
  }
}
