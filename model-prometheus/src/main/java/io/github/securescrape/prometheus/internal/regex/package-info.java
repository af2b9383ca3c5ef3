/**
 * Regular expressions as Go's {@code regexp} takes them: verdict, message and matches. RE2/J does
 * the matching, on a text that is written anew from what was read here.
 */
@NullMarked
package io.github.securescrape.prometheus.internal.regex;

import org.jspecify.annotations.NullMarked;
