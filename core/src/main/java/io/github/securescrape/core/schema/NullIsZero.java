// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A section, an item of a list or a whole file that an explicit null sets to the zero value of each
 * of its keys. Without this, a null section is one that is left out, and a null item is an error.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface NullIsZero {}
