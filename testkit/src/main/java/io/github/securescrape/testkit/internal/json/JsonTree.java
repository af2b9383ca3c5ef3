// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.testkit.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value, asked for what should be in it; what is not there is empty. */
public final class JsonTree {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final @Nullable Object value;

  private JsonTree(@Nullable Object value) {
    this.value = value;
  }

  /** Returns the value in a JSON text. */
  public static JsonTree parse(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      return new JsonTree(read(parser));
    }
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        map.put(name, read(parser));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(read(parser));
      }
      return list;
    }
    return token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /** Returns the value under a key. */
  public JsonTree at(String key) {
    return new JsonTree(value instanceof Map<?, ?> map ? map.get(key) : null);
  }

  /** Returns the items of a list. */
  public List<JsonTree> items() {
    List<JsonTree> items = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> items.add(new JsonTree(each)));
    }
    return items;
  }

  /** Returns the keys of a map with what is under each as text. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> texts.put((String) key, new JsonTree(each).text()));
    }
    return texts;
  }

  /** Returns a text, number or boolean as it is written. */
  public String text() {
    return value instanceof String text ? text : "";
  }
}
