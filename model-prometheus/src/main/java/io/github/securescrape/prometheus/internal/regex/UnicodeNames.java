// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.regex;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that may stand in {@code \p{}}. */
final class UnicodeNames {

  static final String ANY = "Any";
  static final String ASCII = "ASCII";
  static final String ASSIGNED = "Assigned";

  /** Categories, each with its long names, which Go takes from 1.25 on. */
  private static final String CATEGORIES =
      """
      C Other
      Cc Control cntrl
      Cf Format
      Co Private_Use
      Cs Surrogate
      L Letter
      Ll Lowercase_Letter
      Lm Modifier_Letter
      Lo Other_Letter
      Lt Titlecase_Letter
      Lu Uppercase_Letter
      M Mark Combining_Mark
      Mc Spacing_Mark
      Me Enclosing_Mark
      Mn Nonspacing_Mark
      N Number
      Nd Decimal_Number digit
      Nl Letter_Number
      No Other_Number
      P Punctuation punct
      Pc Connector_Punctuation
      Pd Dash_Punctuation
      Pe Close_Punctuation
      Pf Final_Punctuation
      Pi Initial_Punctuation
      Po Other_Punctuation
      Ps Open_Punctuation
      S Symbol
      Sc Currency_Symbol
      Sk Modifier_Symbol
      Sm Math_Symbol
      So Other_Symbol
      Z Separator
      Zl Line_Separator
      Zp Paragraph_Separator
      Zs Space_Separator
      """;

  /** Scripts of Unicode 13. */
  private static final String SCRIPTS =
      """
      Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak
      Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian
      Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot
      Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan
      Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi Gurmukhi
      Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited
      Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kayah_Li
      Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A
      Linear_B Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen
      Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs
      Miao Modi Mongolian Mro Multani Myanmar Nabataean Nandinagari New_Tai_Lue Newa Nko Nushu
      Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian
      Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Oriya Osage Osmanya
      Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic
      Samaritan Saurashtra Sharada Shavian Siddham SignWriting Sinhala Sogdian Sora_Sompeng
      Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri
      Tamil Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Ugaritic Vai Wancho Warang_Citi
      Yezidi Yi Zanabazar_Square
      """;

  /** Scripts that came with Unicode 14 and 15. */
  private static final List<String> LATER_SCRIPTS =
      List.of("Cypro_Minoan", "Kawi", "Nag_Mundari", "Old_Uyghur", "Tangsa", "Toto", "Vithkuqi");

  /** Short names, each with the first release that takes it. */
  private static final Map<String, GoRelease> SINCE = new HashMap<>();

  /** Short names by all names, as they are compared loosely. */
  private static final Map<String, String> LOOSE = new HashMap<>();

  static {
    CATEGORIES.lines().forEach(line -> add(GoRelease.GO_1_19, line.split(" ")));
    SCRIPTS.lines().flatMap(line -> Stream.of(line.split(" "))).forEach(UnicodeNames::addScript);
    LATER_SCRIPTS.forEach(script -> add(GoRelease.GO_1_21, script));
    add(GoRelease.GO_1_19, ANY);
    add(GoRelease.GO_1_25, ASCII);
    add(GoRelease.GO_1_25, ASSIGNED);
    add(GoRelease.GO_1_25, "Cn", "Unassigned");
    add(GoRelease.GO_1_25, "LC", "Cased_Letter");
  }

  private UnicodeNames() {}

  private static void addScript(String script) {
    add(GoRelease.GO_1_19, script);
  }

  private static void add(GoRelease since, String... names) {
    SINCE.put(names[0], since);
    for (String name : names) {
      LOOSE.put(loose(name), names[0]);
    }
  }

  private static String loose(String name) {
    return name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
  }

  /** Returns the short name of the class that a name stands for. */
  static Optional<String> find(String name, GoRelease release) {
    if (release.isAtLeast(GoRelease.GO_1_25)) {
      return Optional.ofNullable(LOOSE.get(loose(name)));
    }
    GoRelease since = SINCE.get(name);
    return since != null && release.isAtLeast(since) ? Optional.of(name) : Optional.empty();
  }
}
