/**
 * Files of recording and alerting rules.
 *
 * <p>Read are their structure, names and times. PromQL in {@code expr} and Go templates in labels
 * and annotations are taken as they are: what {@code promtool} says of those is not said here.
 *
 * <p>Records are built by builder. Match them by type, not by record pattern: a new Prometheus may
 * bring a new component. Canonical constructors are not API.
 */
@ConfigStyle
@NullMarked
package io.github.securescrape.prometheus.rules;

import io.github.securescrape.core.schema.ConfigStyle;
import org.jspecify.annotations.NullMarked;
