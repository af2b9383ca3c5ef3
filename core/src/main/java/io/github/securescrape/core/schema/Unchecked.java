// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link Inline} component whose rules, and those of the sections in it, the program does not
 * check at this place.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unchecked {
  /** Sections, and records inlined in sections, that are checked all the same. */
  Class<? extends Record>[] except() default {};

  /** The first version of the program that checks them; empty if none does. */
  String until() default "";
}
