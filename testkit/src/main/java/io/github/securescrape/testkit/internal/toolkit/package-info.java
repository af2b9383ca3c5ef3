// SPDX-License-Identifier: Apache-2.0
/** What exporter-toolkit does inside every exporter: listen as a web config file says. */
@NullMarked
package io.github.securescrape.testkit.internal.toolkit;

import org.jspecify.annotations.NullMarked;
