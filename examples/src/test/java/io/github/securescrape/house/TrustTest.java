// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.cert.CertificateException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** Nothing here trusts everybody, tests included: they issue certificates and verify them. */
class TrustTest {

  private static final Set<String> CHECKS = Set.of("checkClientTrusted", "checkServerTrusted");

  /** Calls into Java that refuse a certificate. */
  private static final Set<String> REFUSALS =
      Set.of(
          "javax.net.ssl.X509TrustManager.checkClientTrusted",
          "javax.net.ssl.X509TrustManager.checkServerTrusted",
          "javax.net.ssl.X509ExtendedTrustManager.checkClientTrusted",
          "javax.net.ssl.X509ExtendedTrustManager.checkServerTrusted",
          "java.security.cert.CertPathValidator.validate",
          "java.security.cert.X509Certificate.verify");

  @Test
  void trustManagersCanRefuse() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAssignableTo(X509TrustManager.class)
        .should(
            new ArchCondition<>("be able to refuse") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                if (CHECKS.contains(method.getName()) && !canRefuse(method, new HashMap<>())) {
                  events.add(
                      SimpleConditionEvent.violated(
                          method, method.getFullName() + " lets everybody in"));
                }
              }
            })
        .check(House.ALL);
  }

  @Test
  void hostNamesAreVerifiedAsJavaDoesIt() {
    noClasses()
        .should()
        .callCodeUnitWhere(
            describe(
                "hands over a HostnameVerifier",
                call ->
                    call.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(HostnameVerifier.class))))
        .check(House.ALL);
  }

  @Test
  void nobodyBorrowsATrustManagerThatTrustsAll() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.netty.handler.ssl.util.InsecureTrustManagerFactory")
        .check(House.ALL);
  }

  /** Follows the calls of a method, by all ways of overriding, to where a refusal is made. */
  private static boolean canRefuse(JavaCodeUnit unit, Map<JavaCodeUnit, Boolean> known) {
    // A method that calls itself refuses by what else it does.
    Boolean before = known.putIfAbsent(unit, false);
    if (before != null) {
      return before;
    }
    boolean can =
        unit.getModifiers().contains(JavaModifier.ABSTRACT)
            ? overriders(unit).allMatch(each -> canRefuse(each, known))
            : Stream.concat(
                    unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                .map(JavaCodeUnitAccess.class::cast)
                .anyMatch(
                    call -> refuses(call) || target(call).anyMatch(to -> canRefuse(to, known)));
    known.put(unit, can);
    return can;
  }

  private static boolean refuses(JavaCodeUnitAccess<?> call) {
    JavaClass owner = call.getTargetOwner();
    return REFUSALS.contains(owner.getName() + "." + call.getName())
        || call.getName().equals("<init>") && owner.isAssignableTo(CertificateException.class);
  }

  private static Stream<JavaCodeUnit> target(JavaCodeUnitAccess<?> call) {
    return call
        .getTarget()
        .resolveMember()
        .filter(member -> House.ownPackage(member.getOwner()).isPresent())
        .map(JavaCodeUnit.class::cast)
        .stream();
  }

  private static Stream<JavaMethod> overriders(JavaCodeUnit unit) {
    String[] parameters =
        unit.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    return unit.getOwner().getAllSubclasses().stream()
        .flatMap(type -> type.tryGetMethod(unit.getName(), parameters).stream())
        .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT));
  }
}
