/** Files that a configuration names by pattern. */
@NullMarked
package io.github.securescrape.prometheus.internal.files;

import org.jspecify.annotations.NullMarked;
