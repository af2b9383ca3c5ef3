// SPDX-License-Identifier: Apache-2.0
/**
 * An exporter inside the running Java program that secures its port as a web config file says.
 *
 * <p>Signatures name {@code PrometheusRegistry} of client_java, where applications keep their
 * metrics.
 */
@NullMarked
package io.github.securescrape.testkit.exporter;

import org.jspecify.annotations.NullMarked;
