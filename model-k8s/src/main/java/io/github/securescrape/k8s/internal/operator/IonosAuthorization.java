// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Map;

/** {@code authorization} of a discovery in IONOS: required, but no more than OAuth 2.0 counts. */
final class IonosAuthorization implements Entry {

  private static final String FIELD = "authorization";

  @Override
  public List<String> fields() {
    return List.of(FIELD);
  }

  @Override
  public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
    if (!resource.containsKey("oauth2")) {
      Map<String, Object> always = Map.of(FIELD, Trees.map(resource, FIELD));
      HttpShapes.AUTH.entries().forEach(each -> each.generate(always, config, in));
    }
  }

  @Override
  public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    HttpShapes.AUTH.entries().forEach(each -> each.convert(config, resource, in));
    resource.putIfAbsent(FIELD, Map.of());
  }

  @Override
  public void check(Map<String, Object> resource, Check in) {
    HttpShapes.AUTH.entries().forEach(each -> each.check(resource, in));
  }
}
