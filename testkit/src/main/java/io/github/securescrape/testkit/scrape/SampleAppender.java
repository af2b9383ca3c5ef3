// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.scrape;

import io.github.securescrape.core.value.GoQuote;
import io.github.securescrape.prometheus.relabel.LabelSet;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import io.github.securescrape.prometheus.targets.Target;
import io.github.securescrape.testkit.internal.client.ScrapeClient;
import io.github.securescrape.testkit.internal.client.ScrapeFailure;
import io.github.securescrape.testkit.internal.exposition.ExpositionException;
import io.github.securescrape.testkit.internal.exposition.Sample;
import io.github.securescrape.testkit.internal.exposition.SampleReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds the samples of one scrape to series, as far as the job allows, and counts them. */
final class SampleAppender {

  /** Samples further ahead are not stored. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  /** Nor are older ones, in a storage that gets samples all the time. */
  private static final Duration AGE = Duration.ofHours(1);

  private final SeriesLabels seriesLabels;
  private final LabelCheck check;
  private final boolean honorTimestamps;
  private final long limit;
  private final long now;
  private final List<Series> series = new ArrayList<>();

  /** The samples that were appended, as they were written. */
  private final Set<String> known = new HashSet<>();

  private final Map<LabelSet, Long> lastTimes = new HashMap<>();
  private int scraped;
  private int kept;
  private int added;
  private long appended;

  SampleAppender(ScrapeJob job, Target target, ScrapeClient client) {
    seriesLabels = new SeriesLabels(job, target.labels(), client.version());
    check = new LabelCheck(job);
    honorTimestamps = !Boolean.FALSE.equals(job.samples().honorTimestamps());
    limit = LabelCheck.limit(job.limits().sampleLimit());
    now = client.clock().millis();
  }

  /** Appends all samples of a reader. */
  void appendAll(SampleReader reader) throws ScrapeFailure, ExpositionException {
    for (Sample sample = reader.next(); sample != null; sample = reader.next()) {
      scraped++;
      LabelSet labels = seriesLabels.of(sample.labels()).orElse(null);
      if (labels != null) {
        check.check(labels);
        append(sample, labels);
        kept++;
      }
    }
    if (appended > limit) {
      throw new ScrapeFailure("sample limit exceeded");
    }
  }

  private void append(Sample sample, LabelSet labels) throws ScrapeFailure {
    Long timestamp = honorTimestamps ? sample.timestamp() : null;
    if (timestamp == null && known.contains(sample.key())) {
      // Of duplicates the first one wins; the others do not count for the limit.
      return;
    }
    long time = timestamp == null ? now : timestamp;
    boolean inTime = time <= now + AHEAD.toMillis() && time >= now - AGE.toMillis();
    if (++appended > limit || !inTime) {
      return;
    }
    if (sample.twice() != null) {
      throw new ScrapeFailure(
          "label name " + GoQuote.quote(sample.twice()) + " is not unique: invalid sample");
    }
    if (known.add(sample.key())) {
      added++;
    }
    Long last = lastTimes.get(labels);
    if (last == null || time > last) {
      lastTimes.put(labels, time);
      if (!sample.isHistogram()) {
        series.add(new Series(labels, sample.value(), instant(timestamp)));
      }
    }
  }

  private static @Nullable Instant instant(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /** Returns how many samples were read. */
  int scraped() {
    return scraped;
  }

  /** Returns how many of them metric relabeling left. */
  int kept() {
    return kept;
  }

  /** Returns how many series are new, and all are in the first scrape of a target. */
  int added() {
    return added;
  }

  /** Returns what was stored, in the order of the samples. */
  List<Series> series() {
    return series;
  }
}
