// SPDX-License-Identifier: Apache-2.0
/** Real programs as peers: a Prometheus or a node_exporter that is installed on this machine. */
@NullMarked
package io.github.securescrape.testkit.server;

import org.jspecify.annotations.NullMarked;
