package dev.labeldrop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;

/** The rooms, and the arrows between them. */
@AnalyzeClasses(packages = "dev.labeldrop", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String[] JDK = {"java..", "javax.."};

  /** The rooms of the steps, which the others in {@code run} lie below. */
  private static final String[] STEPS = {
    "dev.labeldrop.run.ingest",
    "dev.labeldrop.run.images",
    "dev.labeldrop.run.queue",
    "dev.labeldrop.run.prepare",
    "dev.labeldrop.run.send",
    "dev.labeldrop.run.reconcile",
    "dev.labeldrop.run.end"
  };

  @ArchTest
  static final ArchRule arrowsGoOneWay =
      rooms()
          .whereLayer("lambda")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("steps")
          .mayOnlyBeAccessedByLayers("lambda")
          .whereLayer("turn")
          .mayOnlyBeAccessedByLayers("steps", "lambda")
          .whereLayer("progress")
          .mayOnlyBeAccessedByLayers("steps")
          .whereLayer("state")
          .mayOnlyBeAccessedByLayers("progress", "turn", "steps", "lambda")
          .whereLayer("files")
          .mayOnlyBeAccessedByLayers("state", "progress", "turn", "steps", "lambda")
          .whereLayer("ledger")
          .mayOnlyBeAccessedByLayers("files", "state", "progress", "steps")
          .whereLayer("image")
          .mayOnlyBeAccessedByLayers("drop", "steps", "lambda")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("files", "state", "progress", "steps", "lambda")
          .whereLayer("drop")
          .mayOnlyBeAccessedByLayers(
              "ledger", "files", "state", "progress", "turn", "steps", "lambda")
          .whereLayer("dataset")
          .mayOnlyBeAccessedByLayers(
              "drop", "ledger", "files", "state", "progress", "turn", "steps", "lambda")
          .whereLayer("change")
          .mayOnlyBeAccessedByLayers("report", "files", "state", "progress", "steps")
          .whereLayer("manifest")
          .mayOnlyBeAccessedByLayers(
              "change",
              "image",
              "report",
              "ledger",
              "files",
              "state",
              "progress",
              "steps",
              "lambda")
          .whereLayer("json")
          .mayOnlyBeAccessedByLayers("manifest");

  private static LayeredArchitecture rooms() {
    return layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("lambda")
        .definedBy("dev.labeldrop.lambda")
        .layer("steps")
        .definedBy(STEPS)
        .layer("turn")
        .definedBy("dev.labeldrop.run.turn")
        .layer("progress")
        .definedBy("dev.labeldrop.run.progress")
        .layer("state")
        .definedBy("dev.labeldrop.run.state")
        .layer("files")
        .definedBy("dev.labeldrop.run.files")
        .layer("ledger")
        .definedBy("dev.labeldrop.run.ledger")
        .layer("image")
        .definedBy("dev.labeldrop.image")
        .layer("report")
        .definedBy("dev.labeldrop.report")
        .layer("drop")
        .definedBy("dev.labeldrop.drop")
        .layer("dataset")
        .definedBy("dev.labeldrop.dataset")
        .layer("change")
        .definedBy("dev.labeldrop.change")
        .layer("manifest")
        .definedBy("dev.labeldrop.manifest")
        .layer("json")
        .definedBy("dev.labeldrop.manifest.json");
  }

  /** A class in a room that no rule knows would be held by none of them. */
  @ArchTest
  static final ArchRule thereAreNoOtherRooms =
      classes()
          .that(not(resideInAnyPackage(STEPS)))
          .should()
          .resideInAnyPackage(
              "dev.labeldrop",
              "dev.labeldrop.lambda",
              "dev.labeldrop.run.turn",
              "dev.labeldrop.run.progress",
              "dev.labeldrop.run.state",
              "dev.labeldrop.run.files",
              "dev.labeldrop.run.ledger",
              "dev.labeldrop.report",
              "dev.labeldrop.image",
              "dev.labeldrop.drop",
              "dev.labeldrop.dataset",
              "dev.labeldrop.change",
              "dev.labeldrop.manifest",
              "dev.labeldrop.manifest.json",
              "dev.labeldrop.local..",
              "gg.jte.generated..");

  @ArchTest
  static final ArchRule stepsDoNotKnowEachOther =
      slices()
          .matching("dev.labeldrop.run.(*)")
          .namingSlices("room $1")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              resideInAPackage("dev.labeldrop.run.."),
              resideInAnyPackage(
                  "dev.labeldrop.run.turn",
                  "dev.labeldrop.run.progress",
                  "dev.labeldrop.run.state",
                  "dev.labeldrop.run.files",
                  "dev.labeldrop.run.ledger"));

  @ArchTest
  static final ArchRule ingestAsksNothingOfTheService =
      noClasses()
          .that()
          .resideInAnyPackage("dev.labeldrop.run.ingest")
          .or()
          .haveFullyQualifiedName("dev.labeldrop.lambda.IngestHandler")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.labeldrop.dataset.Datasets");

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
  static final ArchRule changeKnowsOnlyTheManifest =
      classes()
          .that()
          .resideInAPackage("dev.labeldrop.change")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(JDK)
                  .or(resideInAnyPackage("dev.labeldrop.change", "dev.labeldrop.manifest"))
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
  static final ArchRule imagesKnowOnlyTheJdkAndTheManifest =
      classes()
          .that()
          .resideInAPackage("dev.labeldrop.image")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.nio.charset..")
                  .or(
                      resideInAnyPackage(
                          "dev.labeldrop", "dev.labeldrop.manifest", "dev.labeldrop.image"))
                  .or(resideInAPackage("org.jspecify..")));

  @ArchTest
  static final ArchRule stepsHoldNoClients =
      noClasses()
          .that()
          .resideInAPackage("dev.labeldrop.run..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule onlyDropsAndHandlersKnowLambda =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.labeldrop.lambda", "dev.labeldrop.drop", "dev.labeldrop.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..");

  @ArchTest
  static final ArchRule whatIsDeployedKnowsNothingOfTheLocalStack =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.labeldrop.local..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.labeldrop.local..");
}
