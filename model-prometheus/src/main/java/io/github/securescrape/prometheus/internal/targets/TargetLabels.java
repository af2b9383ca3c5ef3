// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.targets;

import java.util.List;

/** Labels of targets that Prometheus itself gives a meaning. */
public final class TargetLabels {

  public static final String ADDRESS = "__address__";
  public static final String SCHEME = "__scheme__";
  public static final String METRICS_PATH = "__metrics_path__";
  public static final String INTERVAL = "__scrape_interval__";
  public static final String TIMEOUT = "__scrape_timeout__";
  public static final String PARAM_PREFIX = "__param_";
  public static final String META_PREFIX = "__meta_";
  public static final String INTERNAL_PREFIX = "__";
  public static final String JOB = "job";
  public static final String INSTANCE = "instance";

  static final String CONVERT_CLASSIC = "__convert_classic_histograms_to_nhcb__";
  static final String ALWAYS_CLASSIC = "__always_scrape_classic_histograms__";
  static final String NATIVE = "__scrape_native_histograms__";

  /** The labels that must be {@code true} or {@code false}, in the order they are looked at. */
  static final List<String> SWITCHES = List.of(CONVERT_CLASSIC, ALWAYS_CLASSIC, NATIVE);

  private TargetLabels() {}
}
