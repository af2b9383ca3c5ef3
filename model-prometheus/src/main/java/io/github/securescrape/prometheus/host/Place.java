// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.host;

import io.github.securescrape.core.problem.Location;
import io.github.securescrape.core.problem.ProblemCode;

/** A place in a file of a host, where problems can be reported. */
interface Place {

  /** Reports a problem of this place. */
  void add(ProblemCode code, Object... arguments);

  /** Returns where it is. */
  Location location();
}
