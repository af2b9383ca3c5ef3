/**
 * Which Alertmanagers alerts are sent to, and how.
 *
 * <p>Records are built by builder. Match them by type, not by record pattern: a new Prometheus may
 * bring a new component. Canonical constructors are not API.
 */
@ConfigStyle
@NullMarked
package io.github.securescrape.prometheus.alerting;

import io.github.securescrape.core.schema.ConfigStyle;
import org.jspecify.annotations.NullMarked;
