// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users see of a module. */
class ApiTest {

  /** Third parties whose types a package hands out, as its Javadoc says. */
  private static final Map<String, List<String>> HANDED_OUT =
      Map.of(
          "io.fabric8", List.of("k8s", "testkit.k8s"),
          "io.prometheus", List.of("testkit.exporter"),
          "org.junit", List.of("testkit.junit"));

  @Test
  void signaturesNameOnlyTypesOfTheApiAndOfJava() {
    classes()
        .that(describe("are API", House::isApi))
        .should(
            nameOnly(
                "types of the API and of Java",
                ApiTest::types,
                (from, type) -> isJava(type) || isOwn(type) || isHandedOut(from, type)))
        .check(House.MAIN);
  }

  @Test
  void exceptionsAreOursOrJavas() {
    classes()
        .that(describe("are API", House::isApi))
        .should(
            nameOnly(
                "exceptions of Java and of the API",
                ApiTest::exceptions,
                (from, type) -> isJava(type) || isOwn(type)))
        .check(House.MAIN);
  }

  @Test
  void noPackageIsADrawer() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..")
        .check(House.MAIN);
  }

  @Test
  void namesSayWhatATypeIs() {
    noClasses()
        .that(describe("are API", House::isApi))
        .should()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .check(House.MAIN);
  }

  private static boolean isJava(JavaClass type) {
    return type.isPrimitive()
        || type.getPackageName().startsWith("java.")
        || type.getPackageName().startsWith("javax.");
  }

  private static boolean isOwn(JavaClass type) {
    return House.ownPackage(type).isPresent() && !House.isInternal(type);
  }

  private static boolean isHandedOut(JavaClass from, JavaClass type) {
    return HANDED_OUT.entrySet().stream()
        .anyMatch(
            line ->
                type.getPackageName().startsWith(line.getKey() + ".")
                    && line.getValue().stream()
                        .anyMatch(
                            name ->
                                (from.getPackageName() + ".").startsWith(House.BASE + name + ".")));
  }

  /** Returns all that users can call or see, what generated builders bring included. */
  private static Stream<JavaMember> members(JavaClass type) {
    return type.getAllMembers().stream()
        .filter(member -> House.ownPackage(member.getOwner()).isPresent())
        .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(
            member ->
                member.getModifiers().contains(JavaModifier.PUBLIC)
                    || member.getModifiers().contains(JavaModifier.PROTECTED)
                        && !type.getModifiers().contains(JavaModifier.FINAL));
  }

  private static Map<String, Set<JavaClass>> types(JavaClass type) {
    Map<String, Set<JavaClass>> types =
        members(type)
            .collect(
                Collectors.toMap(
                    JavaMember::getFullName,
                    member -> raw(signature(member)),
                    (one, other) -> one));
    types.put(
        type.getName(),
        raw(Stream.concat(type.getInterfaces().stream(), type.getTypeParameters().stream())));
    return types;
  }

  private static Stream<JavaType> signature(JavaMember member) {
    if (!(member instanceof JavaCodeUnit unit)) {
      return Stream.of(((JavaField) member).getType());
    }
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getTypeParameters().stream())
        .flatMap(each -> each);
  }

  private static Map<String, Set<JavaClass>> exceptions(JavaClass type) {
    return members(type)
        .filter(JavaCodeUnit.class::isInstance)
        .map(JavaCodeUnit.class::cast)
        .collect(
            Collectors.toMap(
                JavaMember::getFullName,
                unit -> raw(unit.getExceptionTypes().stream().map(JavaType.class::cast)),
                (one, other) -> one));
  }

  private static Set<JavaClass> raw(Stream<? extends JavaType> types) {
    return types
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getBaseComponentType)
        .collect(Collectors.toSet());
  }

  private static ArchCondition<JavaClass> nameOnly(
      String what,
      Function<JavaClass, Map<String, Set<JavaClass>>> namedBy,
      BiPredicate<JavaClass, JavaClass> allowed) {
    return new ArchCondition<>("name only " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        namedBy
            .apply(type)
            .forEach(
                (member, named) ->
                    named.stream()
                        .filter(each -> !allowed.test(type, each))
                        .map(each -> member + " names " + each.getName())
                        .forEach(text -> events.add(SimpleConditionEvent.violated(type, text))));
      }
    };
  }
}
