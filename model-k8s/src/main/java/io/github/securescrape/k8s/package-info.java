/**
 * Kubernetes resources as YAML text.
 *
 * <p>Hands out and takes the resource types of fabric8. Their {@code toString} shows all that they
 * hold, a Secret's data too: print them nowhere.
 */
@NullMarked
package io.github.securescrape.k8s;

import org.jspecify.annotations.NullMarked;
