// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.schema;

import io.github.securescrape.core.problem.InvalidConfigException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/** How the builders of a package's records are generated; not for use outside of securescrape. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.PACKAGE)
@Value.Style(
    throwForInvalidImmutableState = InvalidConfigException.class,
    allowedClasspathAnnotations = {javax.annotation.processing.Generated.class},
    jdkOnly = true)
public @interface ConfigStyle {}
