// SPDX-License-Identifier: Apache-2.0
package io.github.securescrape.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls that nobody makes, or only some. */
class CallsTest {

  private static final Set<String> UNORDERED = Set.of("java.util.Map", "java.util.Set");

  @Test
  void publishedModulesPrintNothing() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(House.MAIN);
  }

  @Test
  void copiesKeepTheirOrder() {
    classes()
        .should(
            notCall(
                "Map.copyOf or Set.copyOf, whose order differs from run to run",
                call ->
                    call.getName().equals("copyOf")
                        && UNORDERED.contains(call.getTargetOwner().getName())))
        .check(House.MAIN);
  }

  @Test
  void recordsAreBuiltByTheirBuilders() {
    classes()
        .should(
            notCall(
                "constructors of records that have a builder",
                call ->
                    call.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                        && hasBuilder(call.getTargetOwner())
                        && !isOwnFile(call.getOriginOwner(), call.getTargetOwner())))
        .check(House.ALL);
  }

  private static boolean hasBuilder(JavaClass type) {
    return type.isRecord() && House.ALL.contain(type.getName() + "$Builder");
  }

  /** The builder that is generated stands in a file of its own, and counts as the record's. */
  private static boolean isOwnFile(JavaClass caller, JavaClass record) {
    JavaClass top = caller;
    while (top.getEnclosingClass().isPresent()) {
      top = top.getEnclosingClass().get();
    }
    String name = top.getName();
    return name.equals(record.getName()) || name.equals(record.getName() + "Builder");
  }

  private static ArchCondition<JavaClass> notCall(
      String what, Predicate<? super JavaCodeUnitAccess<?>> forbidden) {
    return new ArchCondition<>("not call " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                type.getCodeUnitCallsFromSelf().stream(),
                type.getCodeUnitReferencesFromSelf().stream())
            .filter(forbidden)
            .map(call -> SimpleConditionEvent.violated(call, call.getDescription()))
            .forEach(events::add);
      }
    };
  }
}
