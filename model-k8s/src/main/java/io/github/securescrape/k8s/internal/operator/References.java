// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.k8s.internal.operator.ObjectStore.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fields that refer to a key of a Secret or a ConfigMap. */
final class References {

  /** A value written into the configuration: the operator stops if there is none. */
  static final Form REQUIRED = secret(Missing.STOPS);

  /** A value written into the configuration, empty if there is none. */
  static final Form OR_EMPTY = secret(Missing.IS_EMPTY);

  /** A value written into the configuration, left out if there is none. */
  static final Form OPTIONAL = secret(Missing.IS_LEFT_OUT);

  /** Headers with values from Secrets. */
  static final Form HEADERS = headers();

  private References() {}

  private enum Missing {
    STOPS,
    IS_EMPTY,
    IS_LEFT_OUT
  }

  private static Form secret(Missing missing) {
    return new Form() {
      @Override
      public @Nullable Object generate(Object value, Generation in) {
        Optional<String> text = in.value(Kind.SECRET, value);
        if (missing == Missing.STOPS && text.isEmpty()) {
          throw new Generation.Stopped();
        }
        return text.orElse(missing == Missing.IS_EMPTY ? "" : null);
      }

      @Override
      public Object convert(Object value, Conversion in) {
        return in.secret((String) value);
      }

      @Override
      public void check(Object value, Check in) {
        in.credential(value);
      }
    };
  }

  private static Form headers() {
    return new Form() {
      @Override
      public Object generate(Object value, Generation in) {
        Map<String, Object> headers = new TreeMap<>();
        Trees.map(value)
            .forEach(
                (name, selectors) ->
                    headers.put(
                        name,
                        Trees.list(selectors).stream()
                            .map(each -> in.value(Kind.SECRET, each).orElse(""))
                            .toList()));
        return headers;
      }

      @Override
      public @Nullable Object convert(Object value, Conversion in) {
        Map<String, Object> headers = new LinkedHashMap<>();
        Trees.map(value)
            .forEach(
                (name, values) -> {
                  List<Object> selectors = new ArrayList<>();
                  for (Object each : Trees.list(values)) {
                    selectors.add(in.at(name, name).at(selectors.size()).secret((String) each));
                  }
                  if (!selectors.isEmpty()) {
                    headers.put(name, selectors);
                  }
                });
        return headers.isEmpty() ? null : headers;
      }

      @Override
      public void check(Object value, Check in) {
        Trees.map(value)
            .forEach(
                (name, selectors) -> {
                  List<Object> all = Trees.list(selectors);
                  if (all.isEmpty()) {
                    in.at(name).reject(OperatorCodes.HEADER_WITHOUT_VALUE, name);
                  }
                  for (int i = 0; i < all.size(); i++) {
                    in.at(name).at(i).credential(all.get(i));
                  }
                });
      }
    };
  }

  /** Returns the form of a text from a Secret or a ConfigMap; left out if there is none. */
  static Form secretOrConfigMap() {
    return new Form() {
      @Override
      public @Nullable Object generate(Object value, Generation in) {
        return valueOf(value, in).orElse(null);
      }

      @Override
      public Object convert(Object value, Conversion in) {
        return Map.of("secret", in.secret((String) value));
      }

      @Override
      public void check(Object value, Check in) {
        checkEither(value, in);
      }
    };
  }

  /** Returns the value that one of the two selectors leads to. */
  static Optional<String> valueOf(@Nullable Object value, Generation in) {
    Map<String, Object> tree = Trees.map(value);
    Object secret = tree.get("secret");
    Object configMap = tree.get("configMap");
    return secret != null
        ? in.value(Kind.SECRET, secret)
        : configMap != null ? in.value(Kind.CONFIG_MAP, configMap) : Optional.of("");
  }

  /** Reports what is wrong with a choice of two selectors; returns the value if it is there. */
  static Optional<String> checkEither(Object value, Check in) {
    Map<String, Object> tree = Trees.map(value);
    Object secret = tree.get("secret");
    Object configMap = tree.get("configMap");
    if (secret != null && configMap != null) {
      in.reject(OperatorCodes.SECRET_AND_CONFIG_MAP);
    }
    return secret != null
        ? in.at("secret").reference(Kind.SECRET, secret)
        : configMap != null
            ? in.at("configMap").reference(Kind.CONFIG_MAP, configMap)
            : Optional.empty();
  }
}
