// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.exposition;

/** What the text formats are made of, by the names that Prometheus' messages use. */
enum Token {
  INVALID,
  EOF,
  LINEBREAK,
  WHITESPACE,
  HELP,
  TYPE,
  UNIT,
  EOFWORD,
  TEXT,
  COMMENT,
  MNAME,
  QSTRING,
  BOPEN,
  BCLOSE,
  LNAME,
  LVALUE,
  COMMA,
  EQUAL,
  TIMESTAMP,
  VALUE
}
