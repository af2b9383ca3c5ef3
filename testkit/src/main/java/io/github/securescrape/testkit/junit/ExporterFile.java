// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Asks for the path of one of an exporter's files, in a parameter of type {@code Path}. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface ExporterFile {

  /**
   * The file, seen from the exporter's own folder, such as {@code prometheus/ca.crt}; default the
   * web config file.
   */
  String value() default "";
}
