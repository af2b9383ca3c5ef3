/**
 * Certificates: an authority of one's own, the leaves it issues, and PEM files as Go reads them.
 */
@ConfigStyle
@NullMarked
package io.github.securescrape.core.tls;

import io.github.securescrape.core.schema.ConfigStyle;
import org.jspecify.annotations.NullMarked;
