/** Values overlays for the Helm chart kube-prometheus-stack. */
@NullMarked
package io.github.securescrape.k8s.helm;

import org.jspecify.annotations.NullMarked;
