/** Configuration files as text: read, checked and written. */
@NullMarked
package io.github.securescrape.prometheus.yaml;

import org.jspecify.annotations.NullMarked;
