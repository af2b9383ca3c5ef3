// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with the queue of remote write, in Prometheus' words. */
final class QueueCodes {

  static final ProblemCode ZERO =
      ProblemCode.error(
              "remote.queue.zero",
              "remote write queue `max_shards` must be positive, but null or 0 stands for all numbers",
              "Fill `queue_config`, or remove it to have the defaults.")
          .since("3.12.0");

  static final ProblemCode MAX_SHARDS =
      ProblemCode.error(
              "remote.queue.max-shards",
              "remote write queue `max_shards` must be positive",
              "Write at least 1, or remove the key.")
          .onKeys("max_shards")
          .since("3.12.0");

  static final ProblemCode MIN_SHARDS =
      ProblemCode.error(
              "remote.queue.min-shards",
              "remote write queue `min_shards` must be positive",
              "Write at least 1, or remove the key.")
          .onKeys("min_shards")
          .since("3.12.0");

  static final ProblemCode SHARDS =
      ProblemCode.error(
              "remote.queue.shards",
              "remote write queue `min_shards` must not be greater than `max_shards`",
              "Raise `max_shards`, or lower `min_shards`.")
          .onKeys("min_shards", "max_shards")
          .since("3.12.0");

  static final ProblemCode SAMPLES_PER_SEND =
      ProblemCode.error(
              "remote.queue.max-samples-per-send",
              "remote write queue `max_samples_per_send` must be positive",
              "Write at least 1, or remove the key.")
          .onKeys("max_samples_per_send")
          .since("3.12.0");

  static final ProblemCode CAPACITY =
      ProblemCode.error(
              "remote.queue.capacity",
              "remote write queue `capacity` must be positive",
              "Write at least 1, or remove the key.")
          .onKeys("capacity")
          .since("3.12.0");

  static final ProblemCode BACKOFF =
      ProblemCode.error(
              "remote.queue.backoff",
              "remote write queue `max_backoff` must not be less than `min_backoff`",
              "Raise `max_backoff`, or lower `min_backoff`.")
          .onKeys("max_backoff", "min_backoff")
          .since("3.12.0");

  private QueueCodes() {}
}
