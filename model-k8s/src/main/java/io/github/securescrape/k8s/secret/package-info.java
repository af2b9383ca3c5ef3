/**
 * The Secret that carries a fleet's certificates and logins into a cluster.
 *
 * <p>Hands out fabric8's {@code Secret}, whose {@code toString} shows its data; the types of this
 * package never do. Records are built by builder. Canonical constructors are not API.
 */
@ConfigStyle
@NullMarked
package io.github.securescrape.k8s.secret;

import io.github.securescrape.core.schema.ConfigStyle;
import org.jspecify.annotations.NullMarked;
