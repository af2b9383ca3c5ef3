// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.discovery;

/**
 * A source of targets that change: one item of the list that its type names, such as {@code
 * kubernetes_sd_configs}.
 *
 * <p>New versions of Prometheus bring new types: keep a {@code default} where you tell them apart.
 */
public sealed interface ServiceDiscovery
    permits AwsSdConfig, //
        AzureSdConfig,
        DigitalOceanSdConfig,
        Ec2SdConfig,
        EcsSdConfig,
        ElastiCacheSdConfig,
        FileSdConfig,
        GceSdConfig,
        HetznerSdConfig,
        IonosSdConfig,
        KubernetesSdConfig,
        LightsailSdConfig,
        LinodeSdConfig,
        MskSdConfig,
        OciSdConfig,
        OpenStackSdConfig,
        OutscaleSdConfig,
        OvhcloudSdConfig,
        RdsSdConfig,
        ScalewaySdConfig,
        StackitSdConfig,
        TritonSdConfig,
        UyuniSdConfig,
        VultrSdConfig {}
