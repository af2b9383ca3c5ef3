// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.scrapeconfig;

import io.github.securescrape.k8s.scrapeconfig.Source.Part;
import io.github.securescrape.prometheus.discovery.StaticConfig;
import io.github.securescrape.prometheus.scrape.ScrapeJob;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parts a job with more targets than one resource may hold. Targets go by bits of their hash into
 * two halves, and these into halves again, until each is small enough: so a target that is added
 * changes the resource it falls into, and once in a while parts that one into two.
 */
final class Splitting {

  /**
   * How many bytes of targets one ScrapeConfig gets. {@code kubectl apply} copies a resource into
   * an annotation of at most 262,144 bytes.
   */
  private static final int MAX_BYTES = 200_000;

  /** About what a target and a label need beside their texts. */
  private static final int AROUND_TARGET = 40;

  private static final int AROUND_LABEL = 6;

  /** One target of one of the groups. */
  private record Entry(int index, StaticConfig group, String target, long hash) {
    int bytes() {
      int bytes = AROUND_TARGET + target.length();
      for (Map.Entry<String, String> each : group.labels().entrySet()) {
        bytes += AROUND_LABEL + each.getKey().length() + each.getValue().length();
      }
      return bytes;
    }

    boolean hasBit(int depth) {
      return (hash >>> (Long.SIZE - 1 - depth) & 1) == 1;
    }
  }

  private Splitting() {}

  /** Returns the parts, those that are too large in several. */
  static List<Part> of(List<Part> parts) {
    List<Part> small = new ArrayList<>();
    parts.forEach(each -> add(each, small));
    return small;
  }

  private static void add(Part part, List<Part> small) {
    List<Entry> entries = new ArrayList<>();
    List<StaticConfig> groups = part.job().staticConfigs();
    for (int i = 0; i < groups.size(); i++) {
      for (String target : groups.get(i).targets()) {
        entries.add(new Entry(i, groups.get(i), target, hash(target)));
      }
    }
    if (isSmall(entries)) {
      small.add(part);
    } else {
      split(entries, "", part, small);
    }
  }

  private static boolean isSmall(List<Entry> entries) {
    return entries.stream().mapToInt(Entry::bytes).sum() <= MAX_BYTES;
  }

  /**
   * Adds what holds the given targets.
   *
   * @param bits the bits that the hashes of all of them begin with
   */
  private static void split(List<Entry> entries, String bits, Part part, List<Part> small) {
    if (entries.isEmpty()) {
      return;
    }
    int depth = bits.length();
    if (isSmall(entries) || depth == Long.SIZE) {
      small.add(partOf(entries, bits, part));
      return;
    }
    split(entries.stream().filter(each -> !each.hasBit(depth)).toList(), bits + "0", part, small);
    split(entries.stream().filter(each -> each.hasBit(depth)).toList(), bits + "1", part, small);
  }

  /** The half with bit 0 keeps the name of the whole, so that a split adds but one resource. */
  private static Part partOf(List<Entry> entries, String bits, Part part) {
    String suffix = bits.replaceAll("0+$", "");
    ScrapeJob.Builder job = part.job().toBuilder().staticConfigs(groupsOf(entries));
    if (!suffix.isEmpty()) {
      // What else finds targets is to find them once.
      job.serviceDiscoveries(List.of());
    }
    String name = suffix.isEmpty() ? part.name() : part.name() + "-" + suffix;
    return new Part(name, job.build(), part.references());
  }

  /** Returns the targets in their groups again, as they stood. */
  private static List<StaticConfig> groupsOf(List<Entry> entries) {
    List<StaticConfig> groups = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      targets.add(entries.get(i).target());
      if (i + 1 == entries.size() || entries.get(i + 1).index() != entries.get(i).index()) {
        groups.add(entries.get(i).group().toBuilder().targets(targets).build());
        targets = new ArrayList<>();
      }
    }
    return groups;
  }

  private static long hash(String target) {
    try {
      byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
