// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalOrderTest {

  /** As yaml.v2 2.4.0 writes mappings with these keys. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a2 a10 a010 b",
        "k-_A k0.2A k009é kb9",
        "k. k_. k1-a k10A2",
        "k10 k90_ k92 kA910",
        "node node- node_1 node1 nodeB",
        "a1_ a12 a19 a100 a1b",
        "x1 x1. x1a x01 x001",
      })
  void sortsAsTheOperatorWrites(String keys) {
    List<String> sorted = List.of(keys.split(" "));
    List<String> mixed = new ArrayList<>(sorted);
    Collections.shuffle(mixed, new Random(1));

    mixed.sort(NaturalOrder.OF_KEYS);

    assertThat(mixed).isEqualTo(sorted);
  }
}
