// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.k8s.internal.operator;

import io.github.securescrape.core.problem.ProblemCode;

/** What the operator has against ScrapeConfigs, and what it makes of them without a word. */
final class OperatorCodes {

  static final ProblemCode NO_CLASS =
      ProblemCode.error(
          "k8s.operator.scrape-class",
          "scrapeClass \"{0}\" not found in Prometheus scrapeClasses",
          "Use {1}.");

  static final ProblemCode NO_OBJECT =
      ProblemCode.error(
          "k8s.reference.object",
          "unable to get {0} \"{1}\": there is none in namespace \"{2}\"{3}",
          "{4}");

  static final ProblemCode NO_SELECTOR =
      ProblemCode.error(
          "k8s.reference.missing",
          "`{0}` is missing, and the operator looks for it all the same",
          "Name a Secret and its key there.");

  static final ProblemCode OTHER_NAMESPACE =
      ProblemCode.error(
          "k8s.reference.namespace",
          "unable to get {0} \"{1}\": it is not in namespace \"{2}\" but in \"{3}\"",
          "Move one of the two: a reference never leaves its namespace.");

  static final ProblemCode NO_KEY =
      ProblemCode.error(
          "k8s.reference.key",
          "key \"{0}\" in {1} \"{2}\" not found: it has {3}",
          "Use a key that is there, or add this one to the {1}.");

  static final ProblemCode NOT_BASE64 =
      ProblemCode.error(
          "k8s.secret.base64",
          "the value of `{0}` is no base64",
          "Encode it, or move it to `stringData`.");

  static final ProblemCode NO_TEXT =
      ProblemCode.error(
          "k8s.secret.text", "the value of `{0}` is no text", "Put it between double quotes.");

  static final ProblemCode SECRET_AND_CONFIG_MAP =
      ProblemCode.error(
              "k8s.reference.either",
              "cannot specify both Secret and ConfigMap",
              "Keep one of the two.")
          .onKeys("configMap", "secret");

  static final ProblemCode BASIC_TYPE =
      ProblemCode.error(
          "k8s.operator.basic-type",
          "authorization type cannot be set to \"basic\", use \"basicAuth\" instead",
          "Use `basicAuth`.");

  static final ProblemCode OAUTH2_INCOMPLETE =
      ProblemCode.error("k8s.operator.oauth2", "OAuth2 `{0}` must be specified", "Add `{0}`.");

  static final ProblemCode HEADER_WITHOUT_PROXY =
      ProblemCode.error(
          "k8s.operator.proxy-header",
          "if proxyConnectHeader is configured, proxyUrl or proxyFromEnvironment must also be"
              + " configured",
          "Add `proxyUrl`.");

  static final ProblemCode PROXY_TWICE =
      ProblemCode.error(
          "k8s.operator.proxy-environment",
          "if proxyFromEnvironment is configured, proxyUrl and noProxy must not be configured",
          "Keep one way to name the proxy.");

  static final ProblemCode NO_PROXY_ALONE =
      ProblemCode.error(
          "k8s.operator.no-proxy",
          "if noProxy is configured, proxyUrl must also be configured",
          "Add `proxyUrl`, or remove `noProxy`.");

  static final ProblemCode HEADER_WITHOUT_VALUE =
      ProblemCode.error(
          "k8s.operator.proxy-header-value",
          "proxyConnectHeader \"{0}\": selector must not be empty",
          "Name a key of a Secret with the header's value, or remove the header.");

  static final ProblemCode BAD_URL =
      ProblemCode.error("k8s.operator.url", "{0}", "Write such as \"https://host:8080\".");

  static final ProblemCode TLS_VERSIONS =
      ProblemCode.error(
          "k8s.operator.tls-versions",
          "`maxVersion` \"{1}\" must be more than or equal to `minVersion` \"{0}\"",
          "Swap the two.");

  static final ProblemCode CERT_WITHOUT_KEY =
      ProblemCode.error(
          "k8s.operator.cert-without-key",
          "client TLS certificate is provided without a key",
          "Add `keySecret`.");

  static final ProblemCode KEY_WITHOUT_CERT =
      ProblemCode.error(
          "k8s.operator.key-without-cert",
          "client TLS key is provided without a certificate",
          "Add `cert`.");

  static final ProblemCode BAD_CA =
      ProblemCode.error(
          "k8s.operator.ca",
          "the value has to begin with a certificate in PEM, but {0}",
          "Put the certificate of the authority there.");

  static final ProblemCode BAD_PAIR =
      ProblemCode.error(
          "k8s.operator.key-pair",
          "certificate and key are no pair: {0}",
          "Refer to a certificate by `cert`, and to its private key by `keySecret`.");

  static final ProblemCode ASSET_NAME =
      ProblemCode.error(
          "k8s.scrapeconfig.asset-name",
          "the names of namespace, {0} and key are too long together: the operator names a file by"
              + " them, with {1} characters of 253 at most",
          "Choose a shorter key, or a shorter name of the {0}.");

  static final ProblemCode BAD_REGEX =
      ProblemCode.error("k8s.operator.regex", "{0}", "Mend the regular expression.");

  static final ProblemCode NO_MODULUS =
      ProblemCode.error(
          "k8s.operator.modulus",
          "relabel configuration for hashmod requires non-zero modulus",
          "Set `modulus` to the number of shards.");

  static final ProblemCode NO_TARGET_LABEL =
      ProblemCode.error(
              "k8s.operator.target-label",
              "relabel configuration for {0} action needs targetLabel value",
              "Add `targetLabel`.")
          .onKeys("action");

  static final ProblemCode BAD_TARGET_LABEL =
      ProblemCode.error(
          "k8s.operator.target-label-name",
          "\"{0}\" is invalid `targetLabel` for {1} action",
          "Use letters, digits and `_`; Prometheus 3 takes any name.");

  static final ProblemCode BAD_REPLACEMENT =
      ProblemCode.error(
          "k8s.operator.replacement-name",
          "\"{0}\" is invalid `replacement` for {1} action",
          "Use letters, digits, `_` and groups such as `$1`.");

  static final ProblemCode REPLACEMENT_SET =
      ProblemCode.error(
          "k8s.operator.replacement",
          "`replacement` can not be set for {0} action",
          "Remove `replacement`.");

  static final ProblemCode EQUAL_FIELDS =
      ProblemCode.error(
              "k8s.operator.equal-fields",
              "{0} action requires only `sourceLabels` and `targetLabel`, and no other fields",
              "Remove the other fields.")
          .onKeys("regex", "modulus", "separator");

  static final ProblemCode NAMES_FIELDS =
      ProblemCode.error(
              "k8s.operator.names-fields",
              "{0} action requires only `regex`, and no other fields",
              "Remove the other fields.")
          .onKeys("sourceLabels", "targetLabel", "modulus", "separator", "replacement");

  static final ProblemCode BAD_LABEL =
      ProblemCode.error(
          "k8s.operator.static-label",
          "invalid label \"{0}\"",
          "Use letters, digits and `_`; Prometheus 3 takes any name.");

  static final ProblemCode TOO_OLD =
      ProblemCode.error(
          "k8s.operator.version",
          "{0} is only supported for Prometheus version >= {1}, this is {2}",
          "Remove it, or upgrade Prometheus{3}.");

  static final ProblemCode TIMEOUT =
      ProblemCode.error(
              "k8s.operator.timeout",
              "scrapeTimeout \"{0}\" greater than scrapeInterval \"{1}\"{2}",
              "Lower `scrapeTimeout`, or raise `scrapeInterval`.")
          .onKeys("scrapeTimeout");

  static final ProblemCode BAD_DURATION =
      ProblemCode.error(
          "k8s.operator.duration", "invalid `{0}` \"{1}\"", "Write such as \"30s\" or \"1m30s\".");

  static final ProblemCode OWN_NAMESPACE =
      ProblemCode.error(
          "k8s.operator.own-namespace",
          "cannot use `apiServer` and `namespaces.ownNamespace` simultaneously",
          "Name the namespaces instead.");

  static final ProblemCode SELECTOR_ROLE =
      ProblemCode.error(
          "k8s.operator.selector-role",
          "{0} role supports only {1} selectors",
          "Change the role of the selector.");

  static final ProblemCode BAD_SELECTOR =
      ProblemCode.error("k8s.operator.selector", "{0}", "Write such as `app=web,tier!=cache`.");

  static final ProblemCode PORT_REQUIRED =
      ProblemCode.error(
          "k8s.operator.dns-port", "port required for record type \"{0}\"", "Add `port`.");

  static final ProblemCode AZURE_INCOMPLETE =
      ProblemCode.error(
              "k8s.operator.azure",
              "configuration requires a {0}",
              "Add it, or choose another `authenticationMethod` than OAuth.")
          .onKeys("authenticationMethod");

  static final ProblemCode SECRET_NOT_LOADED =
      ProblemCode.error(
          "k8s.operator.azure-secret",
          "`clientSecret` beside the authentication method {0} stops the operator, for all"
              + " ScrapeConfigs: it does not load the Secret",
          "Remove `clientSecret`.");

  static final ProblemCode BAD_ADDITIONAL =
      ProblemCode.error(
          "k8s.operator.additional",
          "additionalScrapeConfigs cannot be read, so that the operator updates nothing: {0}",
          "Write a list of scrape jobs.");

  static final ProblemCode ADDITIONAL_KEY =
      ProblemCode.error(
          "k8s.operator.additional-key",
          "additionalScrapeConfigs goes through the operator, but Prometheus refuses it, and all"
              + " other jobs with it: {0}",
          "Keep one of the two.");

  static final ProblemCode MORE_DOCUMENTS =
      ProblemCode.warning(
          "k8s.operator.additional-documents",
          "the operator reads the first document of additionalScrapeConfigs only: what follows"
              + " `---` is lost",
          "Write all jobs into one list.");

  static final ProblemCode RETYPED =
      ProblemCode.warning(
          "k8s.operator.retyped",
          "the operator takes `{0}` of job \"{1}\" for a {2}, and writes {3}",
          "Put the text between quotes.");

  static final ProblemCode NO_SCRAPE_CONFIGS =
      ProblemCode.error(
          "k8s.operator.too-old",
          "the operator takes no ScrapeConfig at all for Prometheus {0}: it checks the versions of"
              + " discoveries that are not there too",
          "Upgrade Prometheus to 2.40.0 or later.");

  static final ProblemCode TRAILING_BLANK =
      ProblemCode.warning(
          "k8s.secret.trailing-blank",
          "the value of key \"{0}\" in Secret \"{1}\" begins or ends with a blank or a line break,"
              + " which becomes part of it",
          "Remove it: neither `printf` nor a block after `|-` ends with a line break.");

  static final ProblemCode EMPTY =
      ProblemCode.warning(
          "k8s.secret.empty", "the value of key \"{0}\" in {1} \"{2}\" is empty", "Fill it.");

  static final ProblemCode PEM =
      ProblemCode.warning(
          "k8s.secret.pem",
          "the value of key \"{0}\" in Secret \"{1}\" is {2} in PEM, which Prometheus would send as"
              + " it is",
          "Refer to the key that holds the user name, password or token.");

  static final ProblemCode ENCODED_TWICE =
      ProblemCode.warning(
          "k8s.secret.encoded-twice",
          "the value of key \"{0}\" in Secret \"{1}\" looks like base64 of a text, which Prometheus"
              + " would send as it is",
          "Encode it once in `data`, and not at all in `stringData`.");

  static final ProblemCode HASH =
      ProblemCode.warning(
          "k8s.secret.hash",
          "the value of key \"{0}\" in Secret \"{1}\" is a bcrypt hash, but the client needs the"
              + " password itself",
          "Put the password there; the hash belongs into the exporter's web config.");

  static final ProblemCode OPTIONAL =
      ProblemCode.warning(
          "k8s.reference.optional",
          "the operator ignores `optional`: what is missing makes it leave the ScrapeConfig out",
          "Remove `optional`.");

  static final ProblemCode NO_TARGETS =
      ProblemCode.warning(
          "k8s.operator.no-targets",
          "the ScrapeConfig has neither targets nor a discovery, and so scrapes nothing",
          "Add such as `staticConfigs`.");

  static final ProblemCode NO_JOB_NAME =
      ProblemCode.note(
          "k8s.operator.no-job-name",
          "without `jobName`, label `job` is \"{0}\"",
          "Add `jobName`, or before operator 0.75 a relabeling rule that writes label `job`.");

  static final ProblemCode JOB_NAME_GROUP =
      ProblemCode.warning(
          "k8s.operator.job-name-group",
          "label `job` will not be \"{0}\": the operator makes it the replacement of a relabeling"
              + " rule, in which `$` begins the name of a group",
          "Write `$$` for a dollar sign.");

  static final ProblemCode OVERRIDDEN =
      ProblemCode.note(
          "k8s.operator.overridden",
          "`{0}` is {1} in the job and not {2}, by what the Prometheus enforces",
          "Write {1}, or change `{3}` of the Prometheus.");

  static final ProblemCode OWN_HASHMOD =
      ProblemCode.warning(
          "k8s.operator.own-hashmod",
          "with a rule of action `hashmod` the operator adds none of its own: each of the {0} shards"
              + " scrapes what these rules keep",
          "Keep on `$(SHARD)` in a rule after it, or remove the rule.");

  static final ProblemCode NO_ZONE =
      ProblemCode.warning(
          "k8s.operator.no-zone",
          "sharding by topology drops these targets on all shards, because they have no zone",
          "Set label `__tmp_topology` to the name of a zone by a relabeling rule.");

  static final ProblemCode DEFAULT_CLASSES =
      ProblemCode.error(
          "k8s.operator.default-classes",
          "multiple default scrape classes defined, so that the operator writes no configuration at"
              + " all",
          "Keep `default: true` at one of them.");

  static final ProblemCode CLASS_REFERENCE =
      ProblemCode.warning(
          "k8s.operator.class-reference",
          "`{0}` of the scrape class does not reach this ScrapeConfig: {1}",
          "Mount the Secret by `secrets` of the Prometheus, and write `{2}` into the class.");

  static final ProblemCode LEFT_OUT =
      ProblemCode.warning(
          "k8s.operator.left-out",
          "the operator leaves `{0}` out: it needs Prometheus {1}, this is {2}",
          "Remove it, or upgrade Prometheus.");

  static final ProblemCode METADATA_OF_ROLE =
      ProblemCode.warning(
          "k8s.operator.attach-metadata",
          "ignoring `attachMetadata`, which Prometheus does not support for role {0}",
          "Remove `attachMetadata`.");

  static final ProblemCode ONE_KEY_ONLY =
      ProblemCode.warning(
          "k8s.operator.key-pair-half",
          "the operator leaves one of `accessKey` and `secretKey` out if the other is missing",
          "Add the other, or remove this one.");

  static final ProblemCode ERASED =
      ProblemCode.warning(
          "k8s.operator.azure-environment",
          "`environment` makes the operator forget `{0}`",
          "Remove `environment`, or keep the job in additionalScrapeConfigs.");

  static final ProblemCode NEVER_WRITTEN =
      ProblemCode.warning(
          "k8s.operator.never-written",
          "the operator never writes `{0}` of a discovery in Azure",
          "Remove it, or keep the job in additionalScrapeConfigs.");

  static final ProblemCode LOST =
      ProblemCode.warning(
          "k8s.conversion.lost",
          "a ScrapeConfig of operator {1} has no field for `{0}`",
          "Keep the job in additionalScrapeConfigs if you need it.");

  private OperatorCodes() {}
}
