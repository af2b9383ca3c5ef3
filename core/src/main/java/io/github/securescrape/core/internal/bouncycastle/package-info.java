/** Certificates and keys by Bouncy Castle; the only package that knows it. */
@NullMarked
package io.github.securescrape.core.internal.bouncycastle;

import org.jspecify.annotations.NullMarked;
