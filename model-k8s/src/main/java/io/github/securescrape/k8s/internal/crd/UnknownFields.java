// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.crd;

import io.github.securescrape.core.problem.Problems;
import io.github.securescrape.k8s.internal.crd.FieldHomes.Home;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fields that an object does not have, or not in this version. */
final class UnknownFields {

  private final CrdSchema schema;

  UnknownFields(CrdSchema schema) {
    this.schema = schema;
  }

  /** Adds the problem of a field that an object does not have. */
  void add(CrdField object, String path, String key, Problems problems) {
    Optional<String> near = NearName.of(key, object.fields().keySet());
    String place = path.isEmpty() ? key : path + "." + key;
    Optional<CrdSchema.Turn> turn = schema.turn(other -> other.knows(place));
    if (turn.isPresent()) {
      problems.add(
          CrdCodes.VERSION,
          key,
          schema.version(),
          turn.get().verb(),
          turn.get().version(),
          near.map(name -> "; it is `" + name + "` now").orElse(""),
          near.map(name -> "Write `" + name + "`.")
              .orElse("Remove `" + key + "`, or name the version that the cluster runs."));
      return;
    }
    if (near.isPresent()) {
      String name = near.get();
      problems.add(
          CrdCodes.UNKNOWN_FIELD, key, "; did you mean `" + name + "`?", "Write `" + name + "`.");
      return;
    }
    List<Home> homes = new FieldHomes(schema).of(key, path);
    if (homes.isEmpty()) {
      String hint = "Remove `" + key + "`, or mend its name.";
      problems.add(CrdCodes.UNKNOWN_FIELD, key, "", hint);
    } else {
      String places = homes.stream().map(UnknownFields::shown).collect(Collectors.joining(" or "));
      String name = homes.get(0).name();
      String hint =
          name.equals(key) ? "Move `" + key + "` there." : "Move it there, as `" + name + "`.";
      problems.add(CrdCodes.UNKNOWN_FIELD, key, "; it belongs under " + places, hint);
    }
  }

  private static String shown(Home home) {
    return home.path().isEmpty() ? "the top of the manifest" : '`' + home.path() + '`';
  }
}
