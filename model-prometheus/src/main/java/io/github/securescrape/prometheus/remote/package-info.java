/**
 * Where samples are written to and read from, beside the local storage.
 *
 * <p>Records are built by builder. Match them by type, not by record pattern: a new Prometheus may
 * bring a new component. Canonical constructors are not API.
 */
@ConfigStyle
@NullMarked
package io.github.securescrape.prometheus.remote;

import io.github.securescrape.core.schema.ConfigStyle;
import org.jspecify.annotations.NullMarked;
