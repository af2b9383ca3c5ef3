// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.securescrape.core.RealTool;
import io.github.securescrape.core.problem.InvalidConfigException;
import io.github.securescrape.core.value.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptHashTest {

  /** Of "dave123", made by another program. */
  private static final String TAIL = "10$2UXri9cIDdgeKjBo4Rlpx.U3ZLDV8X1IxKmsfOvhcM5oXQt/mLmXq";

  private static final Secret PASSWORD = Secret.of("dave123");

  @ParameterizedTest
  @ValueSource(strings = {"$2a$", "$2b$", "$2x$", "$2y$", "$2z$", "$2$", "$1y$", "$0y$"})
  void verifiesEverySpellingThatExportersTake(String version) {
    BcryptHash hash = BcryptHash.parse(version + TAIL);

    assertThat(hash.cost()).isEqualTo(10);
    assertThat(hash.verifies(PASSWORD)).isTrue();
    assertThat(hash.verifies(Secret.of("dave124"))).isFalse();
  }

  @Test
  void refusesDigitsThatGoDoesNotKnow() {
    // One Arabic-Indic seven has two bytes, as a cost has.
    assertThatThrownBy(() -> BcryptHash.parse("$2y$\u0667$" + "a".repeat(60)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("strconv.Atoi: parsing \"\u0667\": invalid syntax");
  }

  @Test
  void ignoresWhatFollowsTheHash() {
    assertThat(BcryptHash.parse("$2y$" + TAIL + "  and more").verifies(PASSWORD)).isTrue();
  }

  @Test
  void neverVerifiesAHashThatIsCutOrHasAForeignAlphabet() {
    String whole = "$2y$" + TAIL;

    assertThat(BcryptHash.parse(whole.substring(0, 59)).verifies(PASSWORD)).isFalse();
    assertThat(BcryptHash.parse(whole.replace("$2UX", "$!!!")).verifies(PASSWORD)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hunter2 | crypto/bcrypt: hashedSecret too short to be a bcrypted password",
        "x2y$10$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |"
            + " crypto/bcrypt: bcrypt hashes must start with '$', but hashedSecret started with 'x'",
        "$3y$10$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |"
            + " crypto/bcrypt: bcrypt algorithm version '3' requested is newer than current version"
            + " '2'",
        "$2y$xx$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |"
            + " strconv.Atoi: parsing \"xx\": invalid syntax",
        "$2y$03$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa |"
            + " crypto/bcrypt: cost 3 is outside allowed inclusive range 4..31"
      })
  void refusesWhatExportersRefuseInTheirWords(String text, String message) {
    assertThatThrownBy(() -> BcryptHash.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void makesHashesOfTheWantedCostThatDifferEachTime() {
    BcryptHash one = BcryptHash.create(PASSWORD, 4);
    BcryptHash two = BcryptHash.create(PASSWORD, 4);

    assertThat(one.reveal()).startsWith("$2y$04$").hasSize(60);
    assertThat(one).isNotEqualTo(two);
    assertThat(one.verifies(PASSWORD)).isTrue();
    assertThat(two.verifies(PASSWORD)).isTrue();
    assertThat(BcryptHash.create(PASSWORD).cost()).isEqualTo(12);
  }

  @Test
  void refusesPasswordsThatBcryptWouldCut() {
    Secret longest = Secret.of("ä".repeat(36));
    Secret tooLong = Secret.of("ä".repeat(36) + "!");

    assertThat(BcryptHash.create(longest, 4).verifies(longest)).isTrue();
    assertThatThrownBy(() -> BcryptHash.create(tooLong, 4))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(
            "error: password has 73 bytes in UTF-8; bcrypt ignores all after byte 72"
                + " [password.too-long]");
    assertThatThrownBy(() -> Login.of("prometheus", tooLong))
        .isInstanceOf(InvalidConfigException.class);
  }

  @Test
  void comparesNoMoreThanTheFirst72Bytes() {
    BcryptHash hash = BcryptHash.create(Secret.of("a".repeat(72)), 4);

    assertThat(hash.verifies(Secret.of("a".repeat(72) + "ignored"))).isTrue();
    assertThat(hash.verifies(Secret.of("a".repeat(71)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, 32})
  void refusesCostsThatBcryptDoesNotHave(int cost) {
    assertThatThrownBy(() -> BcryptHash.create(PASSWORD, cost))
        .hasMessage("error: bcrypt cost " + cost + " is not from 4 to 31 [password.cost]");
  }

  @Test
  void keepsAStoredHashThatStillFits() {
    Login login = Login.of("prometheus", PASSWORD);
    BcryptHash stored = BcryptHash.create(PASSWORD, 4);

    assertThat(login.hash(stored, 4)).isSameAs(stored);
    assertThat(login.hash(stored, 5).cost()).isEqualTo(5);
    assertThat(Login.of("prometheus", Secret.of("new")).hash(stored, 4)).isNotEqualTo(stored);
    assertThat(login.hash(null, 4).verifies(PASSWORD)).isTrue();
  }

  @Test
  void refusesUserNamesThatBasicAuthenticationCannotSend() {
    assertThatThrownBy(() -> Login.create("a:b"))
        .hasMessageStartingWith("error: user name \"a:b\" holds a colon");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hunter2\n", "\thunter2", "hunter2\u00a0", "hunter2\r\n", "\u0085hunter2"})
  void refusesBlanksThatAFileOrSecretWouldNotGiveBack(String text) {
    assertThatThrownBy(() -> Login.of("prometheus", Secret.of(text)))
        .hasMessage(
            "error: password begins or ends with a blank or line break, which Prometheus cuts off"
                + " when it reads it from a file [login.password.blank]");
    assertThatThrownBy(() -> Login.of("prometheus ", Secret.of("")))
        .hasMessage(
            """
            error: `password` is missing [schema.key.missing]
            error: user name "prometheus " begins or ends with a blank or line break [login.username.blank]\
            """);
  }

  @Test
  void makesPasswordsThatNobodyGuesses() {
    assertThat(Login.create("prometheus").password().reveal()).matches("[\\w-]{32}");
    assertThat(Login.create("prometheus")).isNotEqualTo(Login.create("prometheus"));
  }

  @Test
  void agreesWithHtpasswdBothWays() throws Exception {
    RealTool htpasswd = RealTool.find("htpasswd");
    String file = htpasswd.folder() + "/users";

    htpasswd.run("-cbB", "-C", "5", file, "prom", "s3cret ä");
    String made = htpasswd.read(file).strip().substring("prom:".length());
    assertThat(BcryptHash.parse(made).verifies(Secret.of("s3cret ä"))).isTrue();

    String ours = BcryptHash.create(Secret.of("other"), 6).reveal();
    htpasswd.write(file, "prom:" + ours + "\n");
    assertThat(htpasswd.run("-vb", file, "prom", "other"))
        .contains("Password for user prom correct");
  }
}
