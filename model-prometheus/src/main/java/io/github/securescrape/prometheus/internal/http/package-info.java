/** What is known of HTTP headers. */
@NullMarked
package io.github.securescrape.prometheus.internal.http;

import org.jspecify.annotations.NullMarked;
