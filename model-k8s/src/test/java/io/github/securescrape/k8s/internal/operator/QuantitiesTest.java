// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "1.1, 1.1",
    "500m, 0.5",
    "2Ki, 2048",
    "1.5e3, 1500",
    "12E, 12000000000000000000",
    "3k, 3000",
    "-.5, -0.5",
    "10u, 0.00001",
    "x, 0",
  })
  void areNumbers(String text, double number) {
    assertThat(Quantities.parse(text).doubleValue()).isEqualTo(number);
  }
}
