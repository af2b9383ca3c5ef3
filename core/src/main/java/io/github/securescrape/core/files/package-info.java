/** Files to write, all or none, and files to look up. */
@NullMarked
package io.github.securescrape.core.files;

import org.jspecify.annotations.NullMarked;
