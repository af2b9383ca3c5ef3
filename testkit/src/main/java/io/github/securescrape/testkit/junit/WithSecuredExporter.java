// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.junit;

import io.github.securescrape.testkit.exporter.Fault;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests a secured exporter, and what fits to it, as parameters: on a class one for all its
 * tests and nested classes, on a method one of its own. It starts when it is first asked for, and
 * is closed with the class or after the method.
 *
 * <pre>{@code
 * @WithSecuredExporter
 * class ScrapeTest {
 *   @Test
 *   void isUp(SecuredExporter exporter, Scraper scraper, ScrapeJob job) {
 *     assertThat(scraper.scrape(job, exporter.address())).isUp();
 *   }
 * }
 * }</pre>
 *
 * @see SecuredExporterExtension for the parameters that a test can have
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SecuredExporterExtension.class)
public @interface WithSecuredExporter {

  /** The web config file, seen from the folder that the tests run in; default one made here. */
  String webConfig() default "";

  /** Whether the exporter serves HTTPS; without effect if a web config file is named. */
  boolean tls() default true;

  /** Whether it wants a login; without effect if a web config file is named. */
  boolean login() default true;

  /** Whether it wants client certificates; without effect if a web config file is named. */
  boolean clientCertificateRequired() default false;

  /** What is wrong with it from the start; the last one counts. */
  Fault[] fault() default {};
}
