/** What the custom resources of the prometheus-operator hold, by its version. */
@NullMarked
package io.github.securescrape.k8s.internal.crd;

import org.jspecify.annotations.NullMarked;
