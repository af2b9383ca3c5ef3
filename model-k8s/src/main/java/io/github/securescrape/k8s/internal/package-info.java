/** What the packages of resources have in common. */
@NullMarked
package io.github.securescrape.k8s.internal;

import org.jspecify.annotations.NullMarked;
