// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.problem;

/**
 * The line of a file that a problem is about, with every secret in it masked.
 *
 * @param line line number, from 1
 * @param text the line, masked
 * @param start index in {@code text} of the first character to mark, from 0
 * @param length how many characters to mark, at least 1
 */
public record Excerpt(int line, String text, int start, int length) {}
