// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.text;

import io.github.securescrape.core.schema.Dialect;
import io.github.securescrape.core.value.ByteSize;
import java.time.Duration;

/** How {@code prometheus.yml} is written. */
public final class PrometheusDialect {

  /** That of the main file, and of files of scrape jobs. */
  public static final Dialect CONFIG =
      Dialect.of("job_name")
          .with(Duration.class, new PrometheusDuration())
          .with(ByteSize.class, new ByteSizeText());

  private PrometheusDialect() {}
}
