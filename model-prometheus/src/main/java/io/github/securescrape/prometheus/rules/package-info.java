/**
 * Files of recording and alerting rules.
 *
 * <p>The records know of structure and names only. What PromQL and templates say is judged where a
 * version is known: when a file is read.
 *
 * <p>Records are built by builder. Match them by type, not by record pattern: a new Prometheus may
 * bring a new component. Canonical constructors are not API.
 */
@ConfigStyle
@NullMarked
package io.github.securescrape.prometheus.rules;

import io.github.securescrape.core.schema.ConfigStyle;
import org.jspecify.annotations.NullMarked;
