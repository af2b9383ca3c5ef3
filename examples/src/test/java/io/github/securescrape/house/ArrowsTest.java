// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.github.securescrape.house.House.ownPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may import whom. One order of all packages leaves no room for cycles. */
class ArrowsTest {

  /** A package imports only what stands above it. */
  private static final List<String> ORDER =
      List.of(
          "core.value",
          "core.internal.json",
          "core.problem",
          "core.schema",
          "core.internal.yaml",
          "core.internal.binding",
          "core.yaml",
          "core.internal.bouncycastle",
          "core.tls",
          "core.password",
          "core.files",
          "prometheus.internal.files",
          "prometheus.internal.go",
          "prometheus.internal.regex",
          "prometheus.internal.text",
          "prometheus.internal.template",
          "prometheus.internal.http",
          "prometheus.http",
          "prometheus.relabel",
          "prometheus.internal.promql",
          "prometheus.discovery",
          "prometheus.scrape",
          "prometheus.remote",
          "prometheus.alerting",
          "prometheus.storage",
          "prometheus.tracing",
          "prometheus.otlp",
          "prometheus",
          "prometheus.internal.scrape",
          "prometheus.internal.targets",
          "prometheus.rules",
          "prometheus.web",
          "prometheus.check",
          "prometheus.effective",
          "prometheus.yaml",
          "prometheus.host",
          "prometheus.fleet",
          "prometheus.targets",
          "prometheus.link",
          "k8s.internal",
          "k8s",
          "k8s.internal.crd",
          "k8s.internal.operator",
          "k8s.secret",
          "k8s.scrapeconfig",
          "k8s.helm",
          "k8s.operator",
          "testkit.internal.golang",
          "testkit.internal.folder",
          "testkit.internal.json",
          "testkit.internal.process",
          "testkit.internal.tls",
          "testkit.internal.toolkit",
          "testkit.internal.client",
          "testkit.internal.exposition",
          "testkit.exporter",
          "testkit.scrape",
          "testkit.k8s",
          "testkit.server",
          "testkit.junit",
          "testkit.assertj");

  /** Who may import what others made; no other may be known at all. */
  private static final Map<String, List<String>> THIRD_PARTIES =
      Map.of(
          "com.fasterxml.jackson",
              List.of("core.internal.json", "core.internal.yaml", "k8s", "testkit.internal.json"),
          "org.bouncycastle", List.of("core.internal.bouncycastle"),
          "at.favre.lib", List.of("core.password"),
          "com.google.re2j", List.of("prometheus.internal"),
          "io.fabric8", List.of("k8s", "testkit.k8s"),
          "io.netty", List.of("testkit.internal"),
          "org.assertj", List.of("testkit.assertj"),
          "org.junit", List.of("testkit.junit"),
          "io.prometheus",
              List.of(
                  "testkit.exporter", "testkit.internal.exposition", "testkit.internal.toolkit"));

  /** What everybody may import; the annotations of Immutables are gone after compiling. */
  private static final List<String> EVERYBODYS =
      List.of("java", "javax", "org.jspecify", "org.immutables.value");

  @Test
  void everyPackageHasItsPlace() {
    assertThat(ORDER)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            House.MAIN.stream()
                .flatMap(type -> ownPackage(type).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void packagesImportOnlyWhatStandsAboveThem() {
    classes()
        .should(
            onlyDependOn(
                "classes of packages above their own",
                arrow ->
                    ownPackage(arrow.getTargetClass())
                        .map(ORDER::indexOf)
                        .map(target -> target >= 0 && target <= place(arrow.getOriginClass()))
                        .orElse(true)))
        .check(House.MAIN);
  }

  @Test
  void internalPackagesServeTheirOwnModuleOnly() {
    classes()
        .should(
            onlyDependOn(
                "internal packages of their own module",
                arrow ->
                    !House.isInternal(arrow.getTargetClass())
                        || module(arrow.getTargetClass()).equals(module(arrow.getOriginClass()))))
        .check(House.MAIN);
  }

  @Test
  void thirdPartiesAreKnownToFew() {
    classes()
        .should(onlyDependOn("third parties that their package may know", ArrowsTest::mayKnow))
        .check(House.MAIN);
  }

  private static boolean mayKnow(Dependency arrow) {
    JavaClass target = arrow.getTargetClass().getBaseComponentType();
    if (target.isPrimitive() || ownPackage(target).isPresent() || isBelow(target, EVERYBODYS)) {
      return true;
    }
    List<String> allowed =
        THIRD_PARTIES.entrySet().stream()
            .filter(line -> isBelow(target, List.of(line.getKey())))
            .findFirst()
            .map(Map.Entry::getValue)
            .orElse(List.of());
    return isBelow(arrow.getOriginClass(), allowed.stream().map(House.BASE::concat).toList());
  }

  private static boolean isBelow(JavaClass type, List<String> packages) {
    String name = type.getPackageName() + ".";
    return packages.stream().anyMatch(each -> name.startsWith(each + "."));
  }

  private static int place(JavaClass type) {
    return ORDER.indexOf(ownPackage(type).orElseThrow());
  }

  private static String module(JavaClass type) {
    return ownPackage(type).orElseThrow().replaceFirst("\\..*", "");
  }

  private static ArchCondition<JavaClass> onlyDependOn(
      String what, Predicate<? super Dependency> allowed) {
    return new ArchCondition<>("only depend on " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(arrow -> !allowed.test(arrow))
            .map(arrow -> SimpleConditionEvent.violated(arrow, arrow.getDescription()))
            .forEach(events::add);
      }
    };
  }
}
