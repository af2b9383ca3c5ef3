// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.prometheus.fuzz;

import io.github.securescrape.prometheus.fuzz.Tree.Text;
import java.util.List;

/** Scalars, keys and tags that are read in their own way, or not at all. */
final class OddTexts {

  static final List<String> SCALARS =
      split(
          """
          0x1F¦1_000¦~¦.inf¦-.inf¦.NaN¦!!str 5¦!!int '5'¦'true'¦yes¦NO¦0o17¦017¦08¦\
          0b101¦1e3¦1.5¦-1¦-1.5¦+3¦1__0¦_1¦0x¦9223372036854775807¦9223372036854775808¦\
          18446744073709551615¦1e19¦18446744073709551616¦12:30:45¦2001-01-01¦\
          2001-01-01T00:00:00Z¦''¦""¦'a'¦"a\\nb"¦"\\x41\\u00e9"¦"\\/"¦a b¦a: b¦a #b¦#a¦\
          a:b¦- a¦-¦?¦:¦@a¦`a¦%a¦&a¦*a¦!a b¦|¦>¦'a¦"a¦[a¦{a¦]¦}¦,¦<<¦=¦true¦True¦tRue¦\
          on¦y¦null x¦$X¦${X}¦$$¦0.¦.5¦.¦1.2.3¦0x1p4¦!!binary YWJj¦!!binary x¦!!null ''¦\
          !!float 1¦!!bool yes¦!!int abc¦!<tag:yaml.org,2002:str> 5¦! 5¦\t1¦5 ¦'null'¦\
          "~"¦NULL¦Null¦NULL¦\u00e9¦\ud83d\ude00¦0¦00¦-0¦1e400¦0x8000000000000000¦<a¦\
          "a\n\n  b"¦'a\n b'¦|\n    a\n    b¦>-\n    a¦|2\n   a¦infinity¦NaN""");

  static final List<String> TAGS =
      split(
          """
          !!str¦!!int¦!!float¦!!bool¦!!null¦!!binary¦!!map¦!!seq¦!foo¦!!timestamp¦\
          !!merge¦!¦&x¦!<tag:yaml.org,2002:int>¦!!str &y¦&z !!str""");

  static final List<String> KEYS =
      split(
          """
          unknown¦true¦5¦~¦''¦'a b'¦[a]¦{a: b}¦<<¦job_name¦global¦scrape_configs¦\
          static_configs¦tls_config¦*a¦&k key¦!!str k¦null¦é¦a b¦"\\x61"¦- a¦x-y¦\
          outofordertimewindow¦httpclient¦.5¦0x1F""");

  private static final List<String> DURATIONS =
      split(
          """
          0¦0s¦¦1¦15¦1s1s¦30s1m¦1h30m¦292y¦293y¦1.5s¦-1s¦1 s¦1S¦1M¦1us¦00015s¦1m60s¦\
          9223372036854ms¦106751d¦106752d¦15251w¦0ms¦1y1w1d1h1m1s1ms¦\
          99999999999999999999s¦1d ¦61s¦59s¦1m¦9s""");
  private static final List<String> SIZES =
      split(
          """
          0¦¦1¦100¦10M¦10K¦1kB¦10mb¦1.5MB¦.5KB¦1.MB¦1KB1KB¦9EB¦7EB¦8EiB¦-1MB¦+1MB¦1 MB¦\
          1KiB1KB¦1e3B¦1B¦15EiB¦B¦.B¦0B""");
  private static final List<String> URLS =
      split(
          """
          ¦foo¦5¦a:b¦://x¦1a:b¦ http://x¦http://%zz¦http://h/%zz¦http://¦http://h h/¦\
          http://h:x/¦http://h:-1/¦http://[::1¦http://[a]/¦http://h|/¦http://u@h@h/¦\
          http://u:p^@h/¦http://h/#%zz¦http://é/¦http://h:999999/¦http://h:/¦HTTP://h¦\
          ftp://h¦//h/x¦/x¦http://h\\x¦http://%41/¦http://[fe80::1%25en0]/¦http:///x¦\
          http://:80¦mailto:a¦http://h?%zz¦h:80¦http://h:1:2/¦http://a\tb/¦unix:///x¦\
          http://"h"/¦http://{h}/¦a b://c""");
  private static final List<String> REGEXES =
      split(
          """
          (¦)¦a)(b¦[z-a]¦a**¦a++¦x{2}{3}¦a{1001}¦(a{500}){500}¦a{,5}¦{¦\\¦\\Z¦\\z¦(?=a)¦\
          (?<n>a)¦(?P<n>a)¦(?P<n>a)(?P<n>b)¦(?#c)¦\\8¦\\p{Foo}¦\\pN¦\\p{Greek}¦\
          [[:foo:]]¦[[:alpha:]]¦(?i)a¦(?z)a¦\\Qa.b\\E¦[]a]¦[^]a]¦[\\w-\\d]¦\\x{110000}¦\
          \\x{41}¦\\xZ¦\\C¦a|*¦(?U)a+¦^*¦(?:)¦(?¦(?P<>a)¦(?P<1>a)¦(?P=n)¦x{0}¦x{2,1}¦\
          \\_¦\\é¦(?i¦a{1¦[a¦\\b\\B¦(|a)*¦(?s:.)¦(?-s).¦\\Q¦a?*¦(?P<é>a)¦[\\Q]¦\\u0041""");
  private static final List<String> LABELS =
      split(
          """
          ¦a-b¦a.b¦1a¦é¦ a¦a b¦$1¦${1}¦${a}_b¦$¦a$¦a$$b¦${¦${}¦$é¦${1}-x¦l_$1.x¦\
          __name__¦a:b¦__address__¦_¦$1$2¦x${y}z""");
  private static final List<String> WORDS =
      split(
          """
          ¦ ¦http¦TCP¦basic¦ Basic ¦TLS10¦TLS14¦tls12¦legacy¦utf8¦allow-utf-8¦x¦replace¦\
          keepequal¦labelmap¦Drop¦pod¦node¦v1¦v2¦OAuth¦ManagedIdentity¦SDK¦public¦grpc¦\
          gzip¦SRV¦a¦MX¦NS¦a/b¦PrometheusText0.0.4¦OpenMetricsText1.0.0¦NoTranslation¦\
          http://x/y¦a,b¦a in (¦a=b,¦!a¦a==b¦a>1¦k in (a,,b)¦*/*¦a*b/c¦a[¦targets/*¦\
          a.json.x¦authorization¦RS256¦HS256¦\
          urn:ietf:params:oauth:grant-type:jwt-bearer¦\
          urn:uuid:11111111-2222-3333-4444-555555555555¦\
          {11111111-2222-3333-4444-555555555555}""");

  private OddTexts() {}

  /** Returns the texts between broken bars. */
  static List<String> split(String texts) {
    return List.of(texts.split("¦", -1));
  }

  /** Returns scalars at the edge of what is right where a key has a value such as the given. */
  static List<String> like(String key, Text value) {
    String text = value.text().replaceAll("['\"]", "");
    if (key.matches(".*(url|endpoint|server|host)$") || text.contains("://")) {
      return URLS;
    }
    if (key.equals("regex")) {
      return REGEXES;
    }
    if (key.matches("target_label|replacement|job|instance")) {
      return LABELS;
    }
    if (text.matches("(\\d+(ms|[ywdhms]))+")) {
      return DURATIONS;
    }
    if (key.contains("size")) {
      return SIZES;
    }
    return text.startsWith("_") ? LABELS : WORDS;
  }
}
