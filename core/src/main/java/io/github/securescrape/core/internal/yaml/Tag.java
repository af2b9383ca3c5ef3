// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

/**
 * A tag as written, or what a {@code %TAG} directive defines.
 *
 * @param handle what a directive gives a meaning, such as {@code !!}; empty if the tag is whole
 * @param rest what follows the handle; in a directive what the handle stands for
 */
record Tag(String handle, String rest) {}
