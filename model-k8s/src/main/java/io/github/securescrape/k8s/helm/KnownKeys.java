// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import java.util.Set;

/**
 * Keys of the charts' values: kube-prometheus-stack 88.5 and prometheus 29.27. Others may be there
 * in other releases, so they only serve to tell what somebody may have meant.
 */
final class KnownKeys {

  /** At the top of kube-prometheus-stack. */
  static final Set<String> STACK =
      words(
          """
          additionalPrometheusRulesMap alertmanager cleanPrometheusOperatorObjectNames
          commonLabels coreDns crds customRules defaultRules extraManifests
          fullnameOverride global grafana kube-state-metrics kubeApiServer
          kubeControllerManager kubeDns kubeEtcd kubeProxy kubeScheduler kubeStateMetrics
          kubeTargetVersionOverride kubeVersionOverride kubelet kubernetesServiceMonitors
          nameOverride namespaceOverride nodeExporter prometheus prometheus-node-exporter
          prometheus-windows-exporter prometheusOperator thanosRuler windowsMonitoring
          """);

  /** Under {@code prometheus} of kube-prometheus-stack. */
  static final Set<String> STACK_PROMETHEUS =
      words(
          """
          additionalLabels additionalPodMonitors additionalRulesForClusterRole
          additionalServiceMonitors agentMode annotations enabled extraSecret ingress
          ingressPerReplica networkPolicy podDisruptionBudget prometheusSpec route
          routePerReplica service serviceAccount serviceMonitor servicePerReplica
          thanosIngress thanosService thanosServiceExternal thanosServiceMonitor
          verticalPodAutoscaler
          """);

  /** Under {@code prometheus.prometheusSpec} of kube-prometheus-stack. */
  static final Set<String> STACK_SPEC =
      words(
          """
          additionalAlertManagerConfigs additionalAlertManagerConfigsSecret
          additionalAlertRelabelConfigs additionalAlertRelabelConfigsSecret additionalArgs
          additionalConfig additionalConfigString additionalPrometheusSecretsAnnotations
          additionalRemoteRead additionalRemoteWrite additionalScrapeConfigs
          additionalScrapeConfigsSecret affinity alertingEndpoints allowOverlappingBlocks
          apiserverConfig arbitraryFSAccessThroughSMs automountServiceAccountToken
          bodySizeLimit configMaps containers convertClassicHistogramsToNHCB
          disableAlerting disableCompaction dnsConfig dnsPolicy enableAdminAPI
          enableFeatures enableOTLPReceiver enableRemoteWriteReceiver enableServiceLinks
          enforcedBodySizeLimit enforcedKeepDroppedTargets enforcedLabelLimit
          enforcedLabelNameLengthLimit enforcedLabelValueLengthLimit
          enforcedNamespaceLabel enforcedSampleLimit enforcedTargetLimit
          evaluationInterval excludedFromEnforcement exemplars externalLabels externalUrl
          hostAliases hostNetwork hostUsers ignoreNamespaceSelectors image initContainers
          keepDroppedTargets labelLimit labelNameLengthLimit labelValueLengthLimit
          listenLocal logFormat logLevel maximumStartupDurationSeconds minReadySeconds
          nameEscapingScheme nameValidationScheme nodeSelector otlp overrideHonorLabels
          overrideHonorTimestamps paused persistentVolumeClaimRetentionPolicy
          podAntiAffinity podAntiAffinityTopologyKey podManagementPolicy podMetadata
          podMonitorNamespaceSelector podMonitorSelector
          podMonitorSelectorNilUsesHelmValues podTargetLabels portName priorityClassName
          probeNamespaceSelector probeSelector probeSelectorNilUsesHelmValues
          prometheusExternalLabelName prometheusExternalLabelNameClear
          prometheusRulesExcludedFromEnforce query queryLogFile reloadStrategy remoteRead
          remoteWrite remoteWriteDashboards remoteWriteReceiverMessageVersions
          replicaExternalLabelName replicaExternalLabelNameClear replicas resources
          retention retentionSize routePrefix ruleNamespaceSelector ruleQueryOffset
          ruleSelector ruleSelectorNilUsesHelmValues runtime sampleLimit schedulerName
          scrapeClasses scrapeClassicHistograms scrapeConfigNamespaceSelector
          scrapeConfigSelector scrapeConfigSelectorNilUsesHelmValues scrapeFailureLogFile
          scrapeInterval scrapeNativeHistograms scrapeProtocols scrapeTimeout secrets
          securityContext serviceDiscoveryRole serviceMonitorNamespaceSelector
          serviceMonitorSelector serviceMonitorSelectorNilUsesHelmValues serviceName
          shardRetentionPolicy shardingStrategy shards storageSpec targetLimit
          terminationGracePeriodSeconds thanos tolerations topologySpreadConstraints
          tracingConfig tsdb updateStrategy version volumeMounts volumes walCompression
          web
          """);

  /** Of the above, those that have to do with scraping and have no other meaning elsewhere. */
  static final Set<String> STACK_SCRAPING =
      words(
          """
          additionalScrapeConfigs additionalScrapeConfigsSecret scrapeClasses
          scrapeConfigNamespaceSelector scrapeConfigSelector
          scrapeConfigSelectorNilUsesHelmValues
          """);

  /** At the top of prometheus. */
  static final Set<String> CHART =
      words(
          """
          alertRelabelConfigs alertmanager commonMetaLabels configmapReload enabled
          extraManifests extraScrapeConfigs forceNamespace fullnameOverride global
          imagePullSecrets kube-state-metrics nameOverride networkPolicy
          prometheus-node-exporter prometheus-pushgateway rbac ruleFiles scrapeConfigFiles
          scrapeConfigs server serverFiles serviceAccounts tags
          """);

  /** Under {@code server} of prometheus. */
  static final Set<String> CHART_SERVER =
      words(
          """
          affinity alertmanagers baseURL clusterRoleNameOverride command configFromSecret
          configMapAnnotations configMapOverrideName configPath containerSecurityContext
          daemonSet defaultFlagsOverride deploymentAnnotations dnsConfig dnsPolicy
          emptyDir enableServiceLinks env exemplars extraArgs extraConfigmapLabels
          extraConfigmapMounts extraFlags extraHostPathMounts extraInitContainers
          extraSecretMounts extraVolumeMounts extraVolumes fullnameOverride global
          hostAliases hostNetwork image ingress livenessProbeFailureThreshold
          livenessProbeInitialDelay livenessProbePeriodSeconds
          livenessProbeSuccessThreshold livenessProbeTimeout name namespaces nodeSelector
          otlp persistentVolume podAnnotations podAntiAffinity podAntiAffinityTopologyKey
          podDisruptionBudget podLabels portName prefixURL priorityClassName probeHeaders
          probeScheme readinessProbeFailureThreshold readinessProbeInitialDelay
          readinessProbePeriodSeconds readinessProbeSuccessThreshold readinessProbeTimeout
          releaseNamespace remoteRead remoteWrite replicaCount resources retention
          retentionSize revisionHistoryLimit route runtimeClassName securityContext
          service sidecarContainers sidecarTemplateValues startupProbe statefulSet
          storagePath strategy tcpSocketProbeEnabled terminationGracePeriodSeconds
          tolerations topologySpreadConstraints tsdb useExistingClusterRoleName
          verticalAutoscaler
          """);

  private KnownKeys() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
