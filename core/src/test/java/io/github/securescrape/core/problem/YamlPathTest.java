// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class YamlPathTest {

  @Test
  void readsLikeAnExpression() {
    YamlPath path = YamlPath.root().key("scrape_configs").index(1).key("basic_auth");

    assertThat(path).hasToString("scrape_configs[1].basic_auth");
    assertThat(path.segments()).containsExactly("scrape_configs", 1, "basic_auth");
    assertThat(YamlPath.root().key("headers").key("a.b \"c\""))
        .hasToString("headers.\"a.b \\\"c\\\"\"");
  }

  @Property
  void appendsWhatItPrinted(@ForAll String key, @ForAll int index) {
    YamlPath tail = YamlPath.root().key(key.replace("\\", "")).index(index & 0xFFFF).key("x");

    assertThat(YamlPath.root().key("top").append(tail.toString()).segments())
        .containsExactly("top", key.replace("\\", ""), index & 0xFFFF, "x");
  }
}
