// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@link Keyword} enum for which the empty text, and an explicit null, are the same as unset. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EmptyIsUnset {}
