// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.value.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Secrets and ConfigMaps that resources refer to. */
public final class ObjectStore {

  /** A kind of object with data. */
  public enum Kind {
    SECRET("Secret"),
    CONFIG_MAP("ConfigMap");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the kind as manifests name it. */
    @Override
    public String toString() {
      return word;
    }
  }

  /** What stands for a value that is no base64. */
  public static final Secret UNREADABLE = Secret.of("\0");

  /** Which object is meant. */
  private record Id(Kind kind, String namespace, String name) {}

  private final Map<Id, Map<String, Secret>> objects = new LinkedHashMap<>();

  /** Adds an object; a later one takes the place of an earlier one. */
  public void put(Kind kind, String namespace, String name, Map<String, Secret> data) {
    objects.put(new Id(kind, namespace, name), data);
  }

  /** Returns the data of an object, {@code null} if there is none. */
  @Nullable Map<String, Secret> data(Kind kind, String namespace, String name) {
    return objects.get(new Id(kind, namespace, name));
  }

  /** Returns a value. */
  public Optional<Secret> find(Kind kind, String namespace, String name, String key) {
    Map<String, Secret> data = data(kind, namespace, name);
    return data == null ? Optional.empty() : Optional.ofNullable(data.get(key));
  }

  /** Returns a value, empty if nobody can read it, which was reported. */
  Optional<String> readable(Kind kind, String namespace, String name, String key) {
    return find(kind, namespace, name, key)
        .filter(each -> !each.equals(UNREADABLE))
        .map(Secret::reveal);
  }

  Optional<String> value(Kind kind, String namespace, String name, String key) {
    return find(kind, namespace, name, key).map(Secret::reveal);
  }

  /** Returns why a reference to an object, or to one of its keys, leads nowhere. */
  public String whyMissing(Kind kind, String namespace, String name) {
    Map<String, Secret> data = data(kind, namespace, name);
    if (data != null) {
      return "it has " + DeadReference.keys(data);
    }
    List<String> elsewhere = namespacesOf(kind, name);
    return elsewhere.isEmpty()
        ? "there is no such " + kind
        : "it is in namespace \"" + String.join("\", \"", elsewhere) + '"';
  }

  /** Returns the names of the objects of a kind in a namespace. */
  List<String> namesIn(Kind kind, String namespace) {
    return objects.keySet().stream()
        .filter(each -> each.kind == kind && each.namespace.equals(namespace))
        .map(Id::name)
        .toList();
  }

  /** Returns the namespaces in which there is an object of that name. */
  List<String> namespacesOf(Kind kind, String name) {
    List<String> namespaces = new ArrayList<>();
    for (Id each : objects.keySet()) {
      if (each.kind == kind && each.name.equals(name)) {
        namespaces.add(each.namespace);
      }
    }
    return namespaces;
  }
}
