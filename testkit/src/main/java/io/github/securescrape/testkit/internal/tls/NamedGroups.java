// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.tls;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The groups of the key exchange. They can be set from Java 20 on; before, Java's own are used. */
public final class NamedGroups {

  private static final List<String> IN_GO =
      List.of("x25519", "secp256r1", "secp384r1", "secp521r1");
  private static final @Nullable MethodHandle SETTER = setter();

  private NamedGroups() {}

  private static @Nullable MethodHandle setter() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(
              SSLParameters.class,
              "setNamedGroups",
              MethodType.methodType(void.class, String[].class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null;
    }
  }

  /** Returns whether {@link #set} has an effect. */
  public static boolean canBeSet() {
    return SETTER != null;
  }

  /**
   * Returns groups in Go's order.
   *
   * @param chosen names of groups; empty for all that Go has on
   */
  public static List<String> inGo(Collection<String> chosen) {
    return IN_GO.stream().filter(each -> chosen.isEmpty() || chosen.contains(each)).toList();
  }

  /**
   * Sets the groups, in Go's order.
   *
   * @param chosen names of groups; empty for all that Go has on
   */
  public static void set(SSLParameters parameters, Collection<String> chosen) {
    String[] groups = inGo(chosen).toArray(String[]::new);
    if (SETTER != null) {
      try {
        SETTER.invoke(parameters, groups);
      } catch (Throwable e) {
        throw new IllegalStateException("groups cannot be set", e);
      }
    }
  }
}
