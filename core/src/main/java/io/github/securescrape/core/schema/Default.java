// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value that the program takes where a key is left out; without it, the zero value of the type.
 * On an {@link Inline} component it is for one of the inlined keys.
 */
@Documented
@Repeatable(Default.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
  /** The value as one would write it in the file. */
  String value();

  /** The first version of the program with this default; empty if all versions known have it. */
  String since() default "";

  /** The inlined key that is meant. */
  String key() default "";

  /** Several of them. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface All {
    /** Each of them, in any order. */
    Default[] value();
  }
}
