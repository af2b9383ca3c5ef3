// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Map;

/** The two keys of an account of AWS, which the operator writes only together. */
final class KeyPair implements Entry {

  private static final Field ACCESS = Field.of("accessKey", References.REQUIRED);
  private static final Field SECRET = Field.of("secretKey", References.REQUIRED);

  @Override
  public List<String> fields() {
    return List.of(ACCESS.name(), SECRET.name());
  }

  @Override
  public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
    boolean access = resource.containsKey(ACCESS.name());
    boolean secret = resource.containsKey(SECRET.name());
    if (access && secret) {
      ACCESS.generate(resource, config, in);
      SECRET.generate(resource, config, in);
    } else if (access || secret) {
      in.problems().at(access ? ACCESS.name() : SECRET.name()).add(OperatorCodes.ONE_KEY_ONLY);
    }
  }

  @Override
  public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    if (config.containsKey(ACCESS.key()) && config.containsKey(SECRET.key())) {
      ACCESS.convert(config, resource, in);
      SECRET.convert(config, resource, in);
    }
  }

  @Override
  public void check(Map<String, Object> resource, Check in) {
    ACCESS.check(resource, in);
    SECRET.check(resource, in);
  }
}
