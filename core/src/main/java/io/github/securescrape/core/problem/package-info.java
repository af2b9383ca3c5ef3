/**
 * What is wrong with a configuration, as data: {@link io.github.securescrape.core.problem.Problem
 * problems} with their places, gathered in a {@link io.github.securescrape.core.problem.Report
 * report}.
 */
@NullMarked
package io.github.securescrape.core.problem;

import org.jspecify.annotations.NullMarked;
