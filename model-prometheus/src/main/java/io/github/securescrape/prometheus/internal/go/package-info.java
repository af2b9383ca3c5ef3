/** What Go takes for a URL, a boolean or a selector, and how its texts behave. */
@NullMarked
package io.github.securescrape.prometheus.internal.go;

import org.jspecify.annotations.NullMarked;
