// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

import io.github.securescrape.prometheus.http.HttpClientConfig;

/**
 * A source of targets that change: one item of the list that its type names, such as {@code
 * kubernetes_sd_configs}.
 *
 * <p>New versions of Prometheus bring new types: keep a {@code default} where you tell them apart.
 */
public sealed interface ServiceDiscovery
    permits AwsSdConfig,
        AzureSdConfig,
        ConsulSdConfig,
        DigitalOceanSdConfig,
        DnsSdConfig,
        DockerSdConfig,
        DockerswarmSdConfig,
        Ec2SdConfig,
        EcsSdConfig,
        ElastiCacheSdConfig,
        EurekaSdConfig,
        FileSdConfig,
        GceSdConfig,
        HetznerSdConfig,
        HttpSdConfig,
        IonosSdConfig,
        KubernetesSdConfig,
        KumaSdConfig,
        LightsailSdConfig,
        LinodeSdConfig,
        MarathonSdConfig,
        MskSdConfig,
        NerveSdConfig,
        NomadSdConfig,
        OciSdConfig,
        OpenStackSdConfig,
        OutscaleSdConfig,
        OvhcloudSdConfig,
        PuppetdbSdConfig,
        RdsSdConfig,
        ScalewaySdConfig,
        ServersetSdConfig,
        StackitSdConfig,
        TritonSdConfig,
        UyuniSdConfig,
        VultrSdConfig {

  /** Returns the HTTP client settings; {@link HttpClientConfig#DEFAULTS} where there are none. */
  default HttpClientConfig http() {
    return HttpClientConfig.DEFAULTS;
  }
}
