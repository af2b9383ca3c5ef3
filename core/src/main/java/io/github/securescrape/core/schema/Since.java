// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The first version of the program that knows a key, a section or an enum constant. On an {@link
 * Inline} component it bounds all inlined keys from below; with {@link #key()} it says it for one
 * of them.
 */
@Documented
@Repeatable(Since.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.FIELD})
public @interface Since {
  /** The version, such as {@code 2.49.0}. */
  String value();

  /** The inlined key that is meant; empty for all of them. */
  String key() default "";

  /** Several of them. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface All {
    /** Each of them. */
    Since[] value();
  }
}
