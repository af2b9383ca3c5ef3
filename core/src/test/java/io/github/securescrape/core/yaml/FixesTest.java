// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.problem.Fix;
import io.github.securescrape.core.problem.Fixes;
import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;
import io.github.securescrape.core.problem.Profile;
import io.github.securescrape.core.problem.Report;
import io.github.securescrape.core.problem.YamlPath;
import io.github.securescrape.core.schema.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixesTest {

  private static final ProblemCode ODD = ProblemCode.warning("test.odd", "odd", "");
  private static final Fix FIX = Fix.safe("Mend it.");

  /** In texts, {@code |} stands for a line feed. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "s:|  key: 1 # c|  b: 2|; s:|  name: 1 # c|  b: 2|",
        "s: {'key': 1, b: 2}; s: {'name': 1, b: 2}",
        "s: {\"key\": 1}; s: {\"name\": 1}",
        "s:|- key: 1|; ",
        "s: {key: 1, name: 2}; ",
        "s: {key: 1, key: 2}; ",
        "s: &a {key: 1}; ",
        "s: {&a key: 1}; ",
        "s: {? key : 1}; s: {? name : 1}",
        "a: &a {key: 1}|s: *a; ",
        "a: &a {key: 1}|s: {<<: *a}; ",
        "a: &a {name: 1}|s: {<<: *a, key: 1}; ",
        "s: [key: 1]; ",
        "\ufeffs: {\ud83d\ude00: 1, key: 2}; \ufeffs: {\ud83d\ude00: 1, name: 2}",
      })
  void renamesAKey(String text, String mended) {
    assertThat(mend(text, FIX.rename("key", "name"))).isEqualTo(lines(mended));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "s:|  a: 1|  key: 2 # gone|  # stays|  b: 3|; s:|  a: 1|  # stays|  b: 3|",
        "s:|  key:|    - 1|    - {x: 2}|  b: 3|; s:|  b: 3|",
        "s:|  a: 1|  key:|  - 1|t: 2|; s:|  a: 1|t: 2|",
        "s:|  a: 1|  key: 2; s:|  a: 1|",
        "s:|  a: 1|  key: `'x|    y'`|t: 1; s:|  a: 1|t: 1",
        "s:|  key: 1|; s:|  {}|",
        "s:|  key: >|    x|    y|t: 1|; s:|  {}|t: 1|",
        "s:|  a: 1|  key: >|    x||t: 1|; s:|  a: 1|t: 1|",
        "s: {key: 1}; s: {}",
        "s: {key: 1, }; ",
        "s: {key: 1, b: 2}; s: {b: 2}",
        "s: {a: [1], key: 2}; s: {a: [1]}",
        "s: {a: 1, key: 2, b: 3}; s: {a: 1, b: 3}",
        "s: {a: 1, # c|  key: 2}; ",
        "s:|  a: >+|    x|  key: 1||  b: 2|; ",
        "s:|  a: >|    x|  key: 1|  # c|  b: 2|; ",
        "s:|  a: 1|  ? key|  : 2|; ",
      })
  void removesAKey(String text, String mended) {
    assertThat(mend(text.replace("`", ""), FIX.remove("key"))).isEqualTo(lines(mended));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "- key: 1|  b: 2|; - b: 2|",
        "- key: 1 # gone|  b: 2|; - b: 2|",
        "- key: 1|  # c|  b: 2|; ",
        "- key: 1|; - {}|",
        "- a: 1|  key: 2|- 3|; - a: 1|- 3|",
        "-|  key: 1|  b: 2|; -|  b: 2|",
      })
  void removesAKeyOfAnItem(String text, String mended) {
    assertThat(mend(text, YamlPath.root().index(0), FIX.remove("key"))).isEqualTo(lines(mended));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "s: {key: 1, b: 2}; s: {key: \"yes\", b: 2}",
        "s:|  key: 'x' # c|; s:|  key: \"yes\" # c|",
        "s:|  key:|  b: 1|; s:|  key: \"yes\"|  b: 1|",
        "s:|  key: # c|; s:|  key: \"yes\" # c|",
        "s:|  key: >-|    x|  b: 1|; s:|  key: \"yes\"|  b: 1|",
        "s:|  key: x|    y|; s:|  key: \"yes\"|",
        "s:|  a: 1|t: 1|; s:|  a: 1|  key: \"yes\"|t: 1|",
        "s: {a: [1, 2]}; s: {a: [1, 2], key: \"yes\"}",
        "s:|  key: [1]|; ",
        "s:|  key: &a 1|; ",
        "s: {}; ",
        "s:; ",
      })
  void setsAValue(String text, String mended) {
    assertThat(mend(text, FIX.set("key", "yes"))).isEqualTo(lines(mended));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "s:|  key: 1 # c|  # d|  b: 2|; s:|  key: 1 # c|  new: 5|  # d|  b: 2|",
        "s:|  key: 1; s:|  key: 1|  new: 5",
        "s:|  key: >|    x|t: 1|; s:|  key: >|    x|  new: 5|t: 1|",
        "s:|  key:|    a: 1|t: 1|; s:|  key:|    a: 1|  new: 5|t: 1|",
        "s: {key: 1}; s: {key: 1, new: 5}",
        "s: {key: 1, new: 2}; ",
        "s: {b: 1}; ",
      })
  void insertsAKey(String text, String mended) {
    assertThat(mend(text, FIX.insert("key", "new", 5L))).isEqualTo(lines(mended));
  }

  @Test
  void insertsBesideADash() {
    assertThat(mend("- - key: 1|", YamlPath.root().index(0).index(0), FIX.insert("key", "b", true)))
        .isEqualTo("- - key: 1\n    b: true\n");
  }

  @Test
  void keepsTheBreaksOfTheFile() {
    Fix fix = FIX.insert("key", "new", "a").remove("b").rename("c", "d");

    assertThat(mend("s:\r\n  key: 1\r\n  b: 2\r\n  c: 3\r\n", fix))
        .isEqualTo("s:\r\n  key: 1\r\n  new: a\r\n  d: 3\r\n");
    assertThat(mend("s:\r\n  key: 1", FIX.insert("key", "new", "a")))
        .isEqualTo("s:\r\n  key: 1\r\n  new: a");
  }

  @Test
  void makesAllChangesOfAFixOrNone() {
    assertThat(mend("s: {a: 1, b: 2}", FIX.rename("a", "c").rename("x", "d"))).isNull();
    assertThat(mend("s: {a: 1, b: 2}", FIX.remove("a").remove("b"))).isNull();
    assertThat(mend("s: {a: 1, b: 2}", FIX.rename("a", "c").set("a", "x")))
        .isEqualTo("s: {c: x, b: 2}");
  }

  @Test
  void mendsJson() {
    Dialect json = SampleYaml.DIALECT.decodedBy(Dialect.Decoder.JSON);
    String text = "{\"a\": {\"key\": 1,\n \"Name\": 2}}";
    YamlPath path = YamlPath.root().key("a");

    assertThat(mend(text, path, FIX.rename("key", "b").insert("key", "c", "x"), json))
        .isEqualTo("{\"a\": {\"b\": 1, \"c\": \"x\",\n \"Name\": 2}}");
    assertThat(mend(text, path, FIX.rename("key", "name"), json)).isNull();
    assertThat(mend(text, path, FIX.rename("Name", "name"), json))
        .isEqualTo("{\"a\": {\"key\": 1,\n \"name\": 2}}");
  }

  @Test
  void mendsOneOfSeveralDocuments() {
    YamlDocument second =
        YamlDocument.parseAll("a.yml", "a: 1\n---\nkey: 1\n", SampleYaml.DIALECT).get(1);
    second.problems().fixedBy(FIX.rename("key", "name")).add(ODD);

    assertThat(Fixes.safe(second.report(), "a.yml").applyTo("a: 1\n---\nkey: 1\n"))
        .isEqualTo("a: 1\n---\nname: 1\n");
  }

  @Test
  void appliesNothingThatIsUnsafeHiddenOrOfAnotherFile() {
    assertThat(mend("s: {key: 1}", Fix.unsafe("Mend it.").remove("key"))).isNull();
    YamlDocument document = document("s: {key: 1}");
    document.problems().fixedBy(FIX.remove("s")).add(ODD.hardened());

    assertThat(Fixes.safe(document.report(), "a.yml").isEmpty()).isTrue();
    assertThat(Fixes.safe(document.report().under(Profile.HARDENED), "b.yml").isEmpty()).isTrue();
  }

  @Test
  void appliesFixesTogetherThatDoNotGetInTheWayOfEachOther() {
    String text = "a: {x: 1, y: 2}\nb: {z: 3, w: 4}\n";
    YamlDocument document = document(text);
    var a = document.problems().at("a");
    a.fixedBy(FIX.rename("x", "c")).at("x").add(ODD);
    a.fixedBy(FIX.rename("y", "c")).at("y").add(ODD);
    document.problems().at("b").fixedBy(FIX.remove("z")).at("z").add(ODD);
    document.problems().at("b").fixedBy(FIX.remove("w")).at("w").add(ODD);
    document.problems().at("b").fixedBy(FIX.remove("z")).add(ODD);

    Fixes fixes = Fixes.safe(document.report(), "a.yml");

    assertThat(fixes.applyTo(text)).isEqualTo("a: {c: 1, y: 2}\nb: {w: 4}\n");
    assertThat(fixes.problems())
        .extracting(each -> each.location().path())
        .containsExactly("a.x", "b", "b.z");
  }

  @Test
  void refusesAnotherText() {
    YamlDocument document = document("a: 1\nkey: 2\n");
    document.problems().fixedBy(FIX.rename("key", "name")).add(ODD);
    Fixes fixes = Fixes.safe(document.report(), "a.yml");

    assertThatThrownBy(() -> fixes.applyTo("a: 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no line 2 with a column 1");
  }

  @Test
  void takesTheFixThatAProblemBrings() {
    YamlDocument document = document("s: {key: 1}");
    document
        .problems()
        .at("s")
        .add(ODD.at(Location.ofPath("key")).fixedBy(FIX.rename("key", "name")));

    assertThat(Fixes.safe(document.report(), "a.yml").applyTo("s: {key: 1}"))
        .isEqualTo("s: {name: 1}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "nmae: x; name: x",
        "name: x|cuont: 3|passwrod: p; name: x|count: 3|passwrod: p",
        "name: x|part: {id: a, fille: f}; name: x|part: {id: a, file: f}",
        "name: x|prats: [{id: a}]; name: x|parts: [{id: a}]",
        "name: x|prats: [{id: a, fille: b}]; name: x|parts: [{id: a, fille: b}]",
        "name: x|pace: 'Fast' # c|; name: x|pace: fast # c|",
        "name: x|pace: slwo|; name: x|pace: slow|",
        "name: x|pcae: slow|; name: x|pace: slow|",
      })
  void mendsWhatWasSurelyMeant(String text, String mended) {
    assertThat(bound(lines(text))).isEqualTo(lines(mended));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: x\ncuont: many\n",
        "name: x\nnmae: y\n",
        "name: x\ncount: 1\ncuont: 2\n",
        "name: x\ncuont:\n",
        "name: x\nprats: [{id: a, what: b}]\n",
        "name: &n x\npart: {id: a, fille: *n}\n",
        "name: x\nwhatever: 1\n",
        "name: x\npace: quick\n",
        "name: x\npace: &p slwo\n",
      })
  void leavesWhatIsNotSure(String text) {
    assertThat(bound(text)).isEqualTo(text);
  }

  private static String bound(String text) {
    YamlDocument document = document(text);
    document.bind(Sample.class, null);
    return Fixes.safe(document.report(), "a.yml").applyTo(text);
  }

  private static String mend(String text, Fix fix) {
    return mend(text, YamlPath.root().key("s"), fix);
  }

  private static String mend(String text, YamlPath path, Fix fix) {
    return mend(lines(text), path, fix, SampleYaml.DIALECT);
  }

  private static String mend(String text, YamlPath path, Fix fix, Dialect dialect) {
    YamlDocument document = YamlDocument.parse("a.yml", text, dialect);
    assertThat(document.report()).isEqualTo(Report.clean());
    document.problems().at(path).fixedBy(fix).add(ODD);
    Fixes fixes = Fixes.safe(document.report(), "a.yml");
    return fixes.isEmpty() ? null : fixes.applyTo(text);
  }

  private static YamlDocument document(String text) {
    return YamlDocument.parse("a.yml", text, SampleYaml.DIALECT);
  }

  private static String lines(String text) {
    return text == null ? null : text.replace('|', '\n');
  }
}
