/** YAML files and the records they are bound to. */
@NullMarked
package io.github.securescrape.core.yaml;

import org.jspecify.annotations.NullMarked;
