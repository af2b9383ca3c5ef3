// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.core.internal.yaml;

/** What a scanner finds in a YAML text. */
enum Token {
  STREAM_END,
  VERSION_DIRECTIVE,
  TAG_DIRECTIVE,
  DOCUMENT_START,
  DOCUMENT_END,
  BLOCK_SEQUENCE_START,
  BLOCK_MAPPING_START,
  BLOCK_END,
  FLOW_SEQUENCE_START,
  FLOW_SEQUENCE_END,
  FLOW_MAPPING_START,
  FLOW_MAPPING_END,
  FLOW_ENTRY,
  BLOCK_ENTRY,
  KEY,
  VALUE,
  ALIAS,
  ANCHOR,
  TAG,
  PLAIN_SCALAR,
  QUOTED_SCALAR;

  /** Returns whether this begins or ends a document, or the text ends here. */
  boolean isDocumentEdge() {
    return switch (this) {
      case STREAM_END, VERSION_DIRECTIVE, TAG_DIRECTIVE, DOCUMENT_START, DOCUMENT_END -> true;
      default -> false;
    };
  }
}
