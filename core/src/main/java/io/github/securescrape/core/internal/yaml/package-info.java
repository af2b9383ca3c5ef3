/**
 * YAML as go-yaml reads it: text to a tree of nodes with positions, and a tree of plain values to
 * text. The only package that knows SnakeYAML.
 */
@NullMarked
package io.github.securescrape.core.internal.yaml;

import org.jspecify.annotations.NullMarked;
