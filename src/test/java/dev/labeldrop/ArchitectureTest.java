package dev.labeldrop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms, and the arrows between them. */
@AnalyzeClasses(packages = "dev.labeldrop", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String[] JDK = {"java..", "javax.."};

  @ArchTest
  static final ArchRule arrowsGoOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("lambda")
          .definedBy("dev.labeldrop.lambda")
          .layer("run")
          .definedBy("dev.labeldrop.run")
          .layer("report")
          .definedBy("dev.labeldrop.report")
          .layer("drop")
          .definedBy("dev.labeldrop.drop")
          .layer("dataset")
          .definedBy("dev.labeldrop.dataset")
          .layer("manifest")
          .definedBy("dev.labeldrop.manifest")
          .layer("json")
          .definedBy("dev.labeldrop.manifest.json")
          .whereLayer("lambda")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("run")
          .mayOnlyBeAccessedByLayers("lambda")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("run", "lambda")
          .whereLayer("drop")
          .mayOnlyBeAccessedByLayers("run", "lambda")
          .whereLayer("dataset")
          .mayOnlyBeAccessedByLayers("run", "lambda", "drop")
          .whereLayer("manifest")
          .mayOnlyBeAccessedByLayers("run", "report")
          .whereLayer("json")
          .mayOnlyBeAccessedByLayers("manifest");

  @ArchTest
  static final ArchRule manifestKnowsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.labeldrop.manifest")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(JDK)
                  .or(
                      resideInAnyPackage(
                          "dev.labeldrop", "dev.labeldrop.manifest", "dev.labeldrop.manifest.json"))
                  .or(resideInAPackage("org.jspecify..")));

  @ArchTest
  static final ArchRule jsonKnowsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.labeldrop.manifest.json")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(JDK)
                  .or(resideInAnyPackage("dev.labeldrop.manifest.json"))
                  .or(resideInAPackage("org.jspecify..")));

  @ArchTest
  static final ArchRule stepsHoldNoClients =
      noClasses()
          .that()
          .resideInAPackage("dev.labeldrop.run")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule onlyDropsAndHandlersKnowLambda =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.labeldrop.lambda", "dev.labeldrop.drop", "dev.labeldrop.run")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule whatIsDeployedKnowsNothingOfTheLocalStack =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.labeldrop.local..");
}
