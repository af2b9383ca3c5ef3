/**
 * Passwords for HTTP basic authentication, and the bcrypt hashes that exporters check them with.
 */
@NullMarked
package io.github.securescrape.core.password;

import org.jspecify.annotations.NullMarked;
