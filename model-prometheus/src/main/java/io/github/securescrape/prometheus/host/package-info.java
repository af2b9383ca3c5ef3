/** What stands around an exporter on its host: Compose file, systemd unit, firewall. */
@ConfigStyle
@NullMarked
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.schema.ConfigStyle;
import org.jspecify.annotations.NullMarked;
