// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.effective;

import io.github.securescrape.core.schema.Invariants;
import io.github.securescrape.core.yaml.SectionValues.Change;
import io.github.securescrape.core.yaml.SectionValues.Place;
import io.github.securescrape.prometheus.discovery.ConsulSdConfig;
import io.github.securescrape.prometheus.http.Authorization;
import io.github.securescrape.prometheus.http.BasicAuth;
import io.github.securescrape.prometheus.http.HttpClientConfig;
import io.github.securescrape.prometheus.internal.go.GoText;
import io.github.securescrape.prometheus.otlp.OtlpConfig;
import io.github.securescrape.prometheus.storage.TsdbConfig;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Old ways to write something, and texts with blanks around, as Prometheus rewrites them. */
final class NewForms implements Change {

  private final Sources sources;

  NewForms(Sources sources) {
    this.sources = sources;
  }

  @Override
  public @Nullable Object of(Place place, @Nullable Object value) {
    if (place.holder() instanceof HttpClientConfig http) {
      return switch (place.key()) {
        case "authorization" -> value == null ? bearer(http, place) : value;
        case "bearer_token", "bearer_token_file" -> place.isChecked() ? null : value;
        case "basic_auth" -> value == null ? consul(place) : value;
        default -> value;
      };
    }
    if (place.holder() instanceof Authorization && place.key().equals("type")) {
      return type(place, (String) value);
    }
    if (place.holder() instanceof TsdbConfig tsdb && place.key().equals("outofordertimewindow")) {
      return window(tsdb, place);
    }
    return place.holder() instanceof OtlpConfig && value instanceof List<?> attributes
        ? attributes.stream().map(each -> GoText.trimSpace((String) each)).toList()
        : value;
  }

  private @Nullable Authorization bearer(HttpClientConfig http, Place place) {
    if (!place.isChecked() || !Invariants.anySet(http.bearerToken(), http.bearerTokenFile())) {
      return null;
    }
    if (Invariants.isSet(http.bearerTokenFile())) {
      sources.add(place.path().key("credentials_file"), place.path(), "bearer_token_file");
      return Authorization.builder().credentialsFile(http.bearerTokenFile()).build();
    }
    sources.add(place.path().key("credentials"), place.path(), "bearer_token");
    return Authorization.builder().credentials(http.bearerToken()).build();
  }

  private @Nullable BasicAuth consul(Place place) {
    if (!(place.section() instanceof ConsulSdConfig consul)
        || !Invariants.anySet(consul.access().username(), consul.access().password())) {
      return null;
    }
    sources.add(place.path().key("username"), place.path(), "username");
    sources.add(place.path().key("password"), place.path(), "password");
    return BasicAuth.builder()
        .username(consul.access().username())
        .password(consul.access().password())
        .build();
  }

  /** Returns the milliseconds that Prometheus keeps there, whatever is written. */
  private @Nullable Long window(TsdbConfig tsdb, Place place) {
    Duration window = tsdb.outOfOrderTimeWindow();
    if (window == null || window.isZero()) {
      return null;
    }
    sources.add(place.path(), place.path(), "out_of_order_time_window");
    return window.toMillis();
  }

  /** Returns the type without blanks; one that nobody checks has no default either. */
  private static @Nullable String type(Place place, @Nullable String type) {
    if (!place.isChecked()) {
      return type == null ? "" : type;
    }
    String trimmed = type == null ? "" : GoText.trimSpace(type);
    return trimmed.isEmpty() ? null : trimmed;
  }
}
