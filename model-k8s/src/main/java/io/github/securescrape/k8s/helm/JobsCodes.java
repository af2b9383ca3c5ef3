// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.helm;

import io.github.securescrape.core.problem.ProblemCode;

/** What can be wrong with the scrape jobs in values, and with what refers to them. */
final class JobsCodes {

  static final ProblemCode JOBS_KIND =
      ProblemCode.error(
          "k8s.helm.jobs-kind", "`{0}` must be {1}, not {2}", "Begin each job with `- job_name:`.");

  static final ProblemCode REFERENCE_AS_JOBS =
      ProblemCode.error(
          "k8s.helm.reference-as-jobs",
          "`additionalScrapeConfigs` takes scrape jobs, no reference to a Secret",
          "Move it to `additionalScrapeConfigsSecret`, with `enabled: true`.");

  static final ProblemCode JOBS_AS_REFERENCE =
      ProblemCode.error(
          "k8s.helm.jobs-as-reference",
          "`additionalScrapeConfigsSecret` takes the `name` and `key` of a Secret, not {0}",
          "Move scrape jobs to `additionalScrapeConfigs`.");

  static final ProblemCode JOBS_TWICE =
      ProblemCode.warning(
          "k8s.helm.jobs-twice",
          "`additionalScrapeConfigs` and `additionalScrapeConfigsSecret` are both set: one of them"
              + " is lost",
          "Keep one of them.");

  static final ProblemCode NOT_ENABLED =
      ProblemCode.warning(
          "k8s.helm.not-enabled",
          "the chart takes no notice of `additionalScrapeConfigsSecret` that is not enabled",
          "Add `enabled: true`.");

  static final ProblemCode INCOMPLETE_REFERENCE =
      ProblemCode.error(
          "k8s.helm.incomplete-reference",
          "`{0}` of `additionalScrapeConfigsSecret` is missing",
          "Add `{0}`.");

  static final ProblemCode TPL_FAILS =
      ProblemCode.error(
          "k8s.helm.tpl-fails",
          "Helm cannot evaluate `{0}`: {1}",
          "Write '{{`{{`}}' for two braces that are to stay.");

  static final ProblemCode TPL_CHANGES =
      ProblemCode.note(
          "k8s.helm.tpl-changes",
          "Helm evaluates `{0}`",
          "Write '{{`{{`}}' for two braces that are to stay.");

  static final ProblemCode RETYPED =
      ProblemCode.warning(
          "k8s.helm.retyped",
          "`{0}` is taken for {1}: Prometheus gets `{2}`",
          "Put quotes around the value.");

  static final ProblemCode JOB_NAME =
      ProblemCode.error(
          "k8s.helm.job-name",
          "the chart writes `job_name` \"{0}\" without quotes, which makes another name of it",
          "Choose a name of letters and digits, or add the job to `extraScrapeConfigs`.");

  static final ProblemCode CONFIG_ELSEWHERE =
      ProblemCode.warning(
          "k8s.helm.config-elsewhere",
          "the chart takes no notice of `{0}`, because `server.{1}` is set",
          "Write the job to that configuration, or remove `server.{1}`.");

  static final ProblemCode CONFIGMAP_PASSWORD =
      ProblemCode.warning(
          "k8s.helm.configmap-password",
          "`{0}` stands in a ConfigMap, readable to all who may read those of the namespace",
          "Name a file instead, and mount it by `server.extraSecretMounts`.");

  private JobsCodes() {}
}
