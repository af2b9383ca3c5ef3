// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.core.schema.Keyword;
import io.github.securescrape.core.schema.Since;

/** What of AWS becomes targets. */
public enum AwsRole implements Keyword {
  /** Instances of EC2: one target each. */
  EC2("ec2"),
  /** Tasks of ECS: one target each. */
  ECS("ecs"),
  /** Caches of ElastiCache: one target for each node or serverless cache. */
  @Since("3.11.0")
  ELASTICACHE("elasticache"),
  /** Instances of Lightsail: one target each. */
  LIGHTSAIL("lightsail"),
  /** Kafka clusters of MSK: one target for each broker or controller. */
  @Since("3.10.0")
  MSK("msk"),
  /** Databases of RDS: one target for each instance. */
  @Since("3.11.0")
  RDS("rds");

  private final String keyword;

  AwsRole(String keyword) {
    this.keyword = keyword;
  }

  @Override
  public String keyword() {
    return keyword;
  }
}
