/**
 * YAML as go-yaml v2 reads it: text to a tree of nodes with positions, and a tree of plain values
 * to text.
 *
 * <p>The way from text to nodes: {@link io.github.securescrape.core.internal.yaml.SourceText}
 * decodes bytes, {@code YamlScanner} cuts the text into tokens, and {@link
 * io.github.securescrape.core.internal.yaml.YamlComposer} makes nodes of them.
 *
 * <p>No YAML library is used: go-yaml reads YAML 1.1 with habits of its own, in tokens (a tab after
 * a colon, the key {@code []}, a lone {@code ?} in a list), directives, escapes, anchors and byte
 * order marks, and a file is as good as go-yaml finds it.
 */
@NullMarked
package io.github.securescrape.core.internal.yaml;

import org.jspecify.annotations.NullMarked;
