// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import java.util.List;
import java.util.Map;

/** {@code type} of a discovery by DNS, of which some came later. */
final class DnsType implements Entry {

  private static final Map<String, String> SINCE = Map.of("NS", "2.49.0", "MX", "2.38.0");
  private static final Field TYPE = Field.of("type");

  @Override
  public List<String> fields() {
    return TYPE.fields();
  }

  @Override
  public void generate(Map<String, Object> resource, Map<String, Object> config, Generation in) {
    new Field("type", "type", Forms.AS_IS, SINCE.get(Trees.text(resource, "type")), null)
        .generate(resource, config, in);
  }

  @Override
  public void convert(Map<String, Object> config, Map<String, Object> resource, Conversion in) {
    TYPE.convert(config, resource, in);
  }
}
