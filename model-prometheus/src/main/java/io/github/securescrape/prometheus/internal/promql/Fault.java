// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.internal.promql;

/**
 * What Prometheus has against an expression.
 *
 * @param kind what to do about it depends on this
 * @param at where in the expression, as an index
 * @param what in Prometheus' words
 */
record Fault(Promql.Kind kind, int at, String what) {

  static Fault syntax(int at, String what) {
    return new Fault(Promql.Kind.SYNTAX, at, what);
  }

  static Fault type(int at, String what) {
    return new Fault(Promql.Kind.TYPE, at, what);
  }

  /** Returns this as what ends the reading. */
  Stop stop() {
    return new Stop(this);
  }

  /** Ends the reading of an expression. */
  static final class Stop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    Stop(Fault fault) {
      super(fault.what(), null, false, false);
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }
}
