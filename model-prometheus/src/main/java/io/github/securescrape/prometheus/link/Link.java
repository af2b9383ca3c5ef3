// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.link;

import io.github.securescrape.prometheus.link.LinkVerdict.State;
import io.github.securescrape.prometheus.targets.Target;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One target and what stands in its way.
 *
 * @param exporter who listens there; {@code null} if nobody is known to
 */
record Link(JobSide job, Target target, @Nullable ExporterSide exporter, Optional<Cause> cause) {

  LinkVerdict verdict() {
    String name = job.job().jobName();
    return cause
        .map(each -> each.verdict(name, target.url()))
        .orElseGet(() -> new LinkVerdict(name, target.url(), State.UP, "", List.of()));
  }
}
