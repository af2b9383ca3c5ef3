// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import static io.github.securescrape.k8s.internal.operator.HttpShapes.AUTH;
import static io.github.securescrape.k8s.internal.operator.HttpShapes.BASIC;
import static io.github.securescrape.k8s.internal.operator.HttpShapes.CLIENT;
import static io.github.securescrape.k8s.internal.operator.HttpShapes.HTTP2;
import static io.github.securescrape.k8s.internal.operator.HttpShapes.OAUTH;
import static io.github.securescrape.k8s.internal.operator.HttpShapes.PROXY;
import static io.github.securescrape.k8s.internal.operator.HttpShapes.REDIRECTS;
import static io.github.securescrape.k8s.internal.operator.HttpShapes.TLS;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The discoveries, their fields in the order in which the operator writes them. */
final class DiscoveryShapes {

  private static final Field REFRESH = Field.of("refreshInterval");
  private static final Field PORT = Field.of("port");
  private static final Field SERVER = Field.of("server").unset("");
  private static final Field HOST = Field.of("host").unset("");
  private static final Field FILTERS = Field.of("filters", Forms.FILTERS);
  private static final Field SEPARATOR = Field.of("tagSeparator");
  private static final String EC2_HTTP_SINCE = "2.41.0";

  private static final Field KUBERNETES_ROLE =
      Field.of(
              "role",
              Forms.lower("Pod", "Endpoints", "Ingress", "Service", "Node", "EndpointSlice"))
          .unset("");

  /** All lists of discoveries, in the order in which the operator writes them. */
  static final Shape ALL =
      Shape.of(
          list(
              "staticConfigs",
              "static_configs",
              Field.of("targets", Forms.KEPT).unset(List.of()),
              Field.of("labels", Forms.of(Forms::naturallySorted, value -> value)).unset(Map.of()),
              Only.checked(DiscoveryRules::labels)),
          list(
              "fileSDConfigs",
              "file_sd_configs",
              Field.of("files", Forms.KEPT).unset(List.of()),
              REFRESH),
          list(
              "httpSDConfigs",
              "http_sd_configs",
              BASIC,
              AUTH,
              TLS,
              PROXY,
              OAUTH,
              Field.of("url").unset(""),
              REFRESH,
              REDIRECTS,
              HTTP2,
              Only.checked(DiscoveryRules::http)),
          list(
              "kubernetesSDConfigs",
              "kubernetes_sd_configs",
              Field.of("apiServer"),
              KUBERNETES_ROLE,
              CLIENT,
              REDIRECTS,
              HTTP2,
              TLS,
              Field.of(
                  "namespaces",
                  Shape.of(Field.of("names", Forms.KEPT).unset(List.of()), "ownNamespace")),
              Field.of("selectors", Shape.of(KUBERNETES_ROLE, "label", "field").list())
                  .since("2.17.0"),
              new KubernetesMetadata(),
              Only.checked(KubernetesRules::check)),
          list(
              "consulSDConfigs",
              "consul_sd_configs",
              CLIENT,
              TLS,
              Only.assumed("server", "localhost:8500"),
              SERVER,
              "pathPrefix",
              Field.of("tokenRef", "token", References.REQUIRED),
              "datacenter",
              "namespace",
              "partition",
              Field.of("scheme", JobShape.SCHEME),
              "services",
              "tags",
              SEPARATOR,
              Field.of("nodeMeta", Forms.SORTED),
              "filter",
              "healthFilter",
              "allowStale",
              REFRESH,
              REDIRECTS,
              HTTP2,
              DiscoveryRules.since("pathPrefix", "2.45.0"),
              DiscoveryRules.since("namespace", "2.28.0"),
              DiscoveryRules.sinceMajor("filter", 3),
              DiscoveryRules.since("healthFilter", "3.11.2")),
          list(
              "dnsSDConfigs",
              "dns_sd_configs",
              Field.of("names", Forms.KEPT).unset(List.of()),
              REFRESH,
              new DnsType(),
              PORT,
              Only.checked(DiscoveryRules::dns)),
          list(
              "ec2SDConfigs",
              "ec2_sd_configs",
              PROXY,
              "region",
              new KeyPair(),
              Field.of("roleARN", "role_arn", Forms.AS_IS),
              REFRESH,
              PORT,
              FILTERS.since("2.3.0"),
              REDIRECTS.since(EC2_HTTP_SINCE),
              HTTP2.since(EC2_HTTP_SINCE),
              TLS.since(EC2_HTTP_SINCE)),
          Field.of("azureSDConfigs", "azure_sd_configs", Forms.listOf(new AzureForm())),
          list(
              "gceSDConfigs",
              "gce_sd_configs",
              Field.of("project").unset(""),
              Field.of("zone").unset(""),
              "filter",
              REFRESH,
              PORT,
              SEPARATOR),
          list(
              "openstackSDConfigs",
              "openstack_sd_configs",
              Field.of("role", Forms.lower("Instance", "Hypervisor", "LoadBalancer")).unset(""),
              Field.of("region").unset(""),
              "identityEndpoint",
              "username",
              "userid",
              Field.of("password", References.REQUIRED),
              "domainName",
              "domainID",
              "projectName",
              "projectID",
              "applicationCredentialName",
              "applicationCredentialId",
              Field.of("applicationCredentialSecret", References.REQUIRED),
              "allTenants",
              REFRESH,
              PORT,
              "availability",
              TLS,
              Only.checked(DiscoveryRules::openstack)),
          list(
              "digitalOceanSDConfigs",
              "digitalocean_sd_configs",
              AUTH,
              OAUTH,
              PROXY,
              REDIRECTS,
              HTTP2,
              TLS,
              PORT,
              REFRESH),
          list(
              "kumaSDConfigs",
              "kuma_sd_configs",
              CLIENT,
              SERVER,
              REDIRECTS,
              HTTP2,
              TLS,
              REFRESH,
              "fetchTimeout",
              "clientID",
              DiscoveryRules.since("clientID", "2.50.0"),
              Only.checked(DiscoveryRules::server)),
          list(
              "eurekaSDConfigs",
              "eureka_sd_configs",
              CLIENT,
              REDIRECTS,
              HTTP2,
              TLS,
              REFRESH,
              Field.of("server", Forms.UNLESS_BLANK)),
          list(
              "dockerSDConfigs",
              "docker_sd_configs",
              AUTH,
              OAUTH,
              PROXY,
              BASIC,
              FILTERS,
              HOST,
              TLS,
              PORT,
              "hostNetworkingHost",
              Field.of("matchFirstNetwork").since("2.54.1"),
              REFRESH,
              REDIRECTS,
              HTTP2,
              DiscoveryRules.since("matchFirstNetwork", "2.54.1"),
              Only.checked(DiscoveryRules::host)),
          list(
              "linodeSDConfigs",
              "linode_sd_configs",
              AUTH,
              OAUTH,
              PROXY,
              TLS,
              PORT,
              "region",
              HTTP2,
              SEPARATOR,
              REFRESH,
              REDIRECTS),
          list(
              "hetznerSDConfigs",
              "hetzner_sd_configs",
              CLIENT,
              Field.of("role", Forms.lower("hcloud", "robot")).unset(""),
              REDIRECTS,
              HTTP2,
              TLS,
              PORT,
              REFRESH,
              Field.of("labelSelector", Forms.UNLESS_BLANK).since("3.5.0"),
              DiscoveryRules.since("labelSelector", "3.5.0")),
          list(
              "nomadSDConfigs",
              "nomad_sd_configs",
              CLIENT,
              Only.assumed("server", "http://localhost:4646"),
              SERVER,
              "allowStale",
              "namespace",
              REFRESH,
              "region",
              SEPARATOR,
              REDIRECTS,
              HTTP2,
              TLS,
              Only.checked(DiscoveryRules::server)),
          list(
              "dockerSwarmSDConfigs",
              "dockerswarm_sd_configs",
              CLIENT,
              FILTERS,
              HOST,
              TLS,
              Field.of("role", Forms.lower("Services", "Tasks", "Nodes")).unset(""),
              PORT,
              REFRESH,
              REDIRECTS,
              HTTP2,
              Only.checked(DiscoveryRules::host)),
          list(
              "puppetDBSDConfigs",
              "puppetdb_sd_configs",
              CLIENT,
              Field.of("url").unset(""),
              Field.of("query").unset(""),
              "includeParameters",
              PORT,
              REFRESH,
              REDIRECTS,
              TLS,
              HTTP2,
              Only.checked(DiscoveryRules::puppet)),
          list(
              "lightSailSDConfigs",
              "lightsail_sd_configs",
              BASIC,
              AUTH,
              PROXY,
              OAUTH,
              "region",
              "endpoint",
              PORT,
              REFRESH,
              new KeyPair(),
              Field.of("roleARN", "role_arn", Forms.AS_IS),
              TLS,
              REDIRECTS,
              HTTP2),
          list(
              "ovhcloudSDConfigs",
              "ovhcloud_sd_configs",
              Field.of("applicationKey").unset(""),
              new Credential(Field.of("applicationSecret", References.OR_EMPTY), true),
              new Credential(Field.of("consumerKey", References.OR_EMPTY), true),
              Field.of("service", Forms.words(DiscoveryShapes::service, "VPS", "DedicatedServer")),
              "endpoint",
              REFRESH),
          list(
              "scalewaySDConfigs",
              "scaleway_sd_configs",
              Field.of("accessKey").unset(""),
              new Credential(Field.of("secretKey", References.OR_EMPTY), true),
              Field.of("projectID").unset(""),
              Field.of("role", Forms.lower("Instance", "Baremetal")).unset(""),
              PORT,
              Field.of("apiURL"),
              "zone",
              "nameFilter",
              "tagsFilter",
              REFRESH,
              PROXY,
              TLS,
              REDIRECTS,
              HTTP2),
          list(
              "ionosSDConfigs",
              "ionos_sd_configs",
              new IonosAuthorization(),
              OAUTH,
              PROXY,
              TLS,
              Field.of("datacenterID").unset(""),
              REDIRECTS,
              HTTP2,
              PORT,
              REFRESH));

  private DiscoveryShapes() {}

  private static Field list(String field, String key, Object... parts) {
    return Field.of(field, key, Shape.of(parts).list());
  }

  private static String service(String word) {
    return Field.snakeCase(word).toLowerCase(Locale.ROOT);
  }
}
