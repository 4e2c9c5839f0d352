package dev.labeldrop.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.labeldrop.LabeldropException;
import dev.labeldrop.PermanentException;
import dev.labeldrop.RetryableException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every code of the operations' error lists, and some that are in none, over the wire. */
final class RekognitionFailuresTest {

  private static final String ARN =
      "arn:aws:rekognition:eu-west-1:123456789012:project/flowers/dataset/train/1";

  private static LabeldropException failure(Operation operation, int status, String code)
      throws IOException {
    try (ScriptedRekognition rekognition = new ScriptedRekognition()) {
      rekognition.thenFailure(status, code, "the words");
      RekognitionDatasets datasets = new RekognitionDatasets(rekognition.client());
      DatasetArn arn = new DatasetArn(ARN);
      LabeldropException failure =
          catchThrowableOfType(
              LabeldropException.class,
              () -> {
                switch (operation) {
                  case DESCRIBE_PROJECTS -> datasets.find("flowers", DatasetType.TRAIN);
                  case DESCRIBE_DATASET -> datasets.describe(arn);
                  case UPDATE_DATASET_ENTRIES -> datasets.update(arn, new byte[] {'x'});
                  case LIST_DATASET_ENTRIES -> datasets.entries(arn, new EntryFilter.All(), null);
                  case LIST_DATASET_LABELS -> datasets.labels(arn);
                }
              });
      assertThat(rekognition.calls()).hasSize(1);
      return failure;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "500, InternalServerError",
    "400, RequestTimeout",
    "503, ServiceUnavailable",
    "500, SomethingNew",
  })
  void mayPassWithEveryOperation(int status, String code) throws IOException {
    mayPass(status, code, Operation.values());
  }

  /** An update's throttling is an answer of its own: {@link UpdateReply.Throttled}. */
  @ParameterizedTest
  @CsvSource({
    "500, ThrottlingException",
    "400, ThrottlingException",
    "400, ProvisionedThroughputExceededException",
  })
  void mayPassWithEveryOperationThatOnlyReads(int status, String code) throws IOException {
    mayPass(
        status,
        code,
        Operation.DESCRIBE_PROJECTS,
        Operation.DESCRIBE_DATASET,
        Operation.LIST_DATASET_ENTRIES,
        Operation.LIST_DATASET_LABELS);
  }

  private static void mayPass(int status, String code, Operation... operations) throws IOException {
    for (Operation operation : operations) {
      assertThat(failure(operation, status, code))
          .as(operation.apiName())
          .isInstanceOf(RetryableException.class)
          .hasMessageContainingAll(operation.apiName(), code, "the words", "req-1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DESCRIBE_PROJECTS, InvalidPaginationTokenException",
    "DESCRIBE_PROJECTS, LimitExceededException",
    "DESCRIBE_DATASET, ResourceInUseException",
    "LIST_DATASET_ENTRIES, ResourceInUseException",
    "LIST_DATASET_ENTRIES, ResourceNotReadyException",
    "LIST_DATASET_ENTRIES, LimitExceededException",
    "UPDATE_DATASET_ENTRIES, ResourceNotReadyException",
  })
  void mayPassWithThisOperation(Operation operation, String code) throws IOException {
    assertThat(failure(operation, 400, code)).isInstanceOf(RetryableException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "DESCRIBE_DATASET, ResourceNotFoundException, ERROR_DATASET_NOT_FOUND",
    "UPDATE_DATASET_ENTRIES, ResourceNotFoundException, ERROR_DATASET_NOT_FOUND",
    "LIST_DATASET_ENTRIES, ResourceNotFoundException, ERROR_DATASET_NOT_FOUND",
    "DESCRIBE_PROJECTS, AccessDeniedException, ERROR_ACCESS_DENIED",
    "DESCRIBE_DATASET, AccessDeniedException, ERROR_ACCESS_DENIED",
    "UPDATE_DATASET_ENTRIES, AccessDeniedException, ERROR_ACCESS_DENIED",
    "LIST_DATASET_ENTRIES, AccessDeniedException, ERROR_ACCESS_DENIED",
    "DESCRIBE_PROJECTS, InvalidParameterException, ERROR_REQUEST_REFUSED",
    "DESCRIBE_DATASET, InvalidParameterException, ERROR_REQUEST_REFUSED",
    "UPDATE_DATASET_ENTRIES, InvalidParameterException, ERROR_UPDATE_REFUSED",
    "LIST_DATASET_ENTRIES, InvalidParameterException, ERROR_REQUEST_REFUSED",
    "DESCRIBE_PROJECTS, ValidationException, ERROR_REQUEST_REFUSED",
    "DESCRIBE_DATASET, ValidationException, ERROR_REQUEST_REFUSED",
    "UPDATE_DATASET_ENTRIES, ValidationException, ERROR_UPDATE_REFUSED",
    "LIST_DATASET_ENTRIES, ValidationException, ERROR_REQUEST_REFUSED",
    "UPDATE_DATASET_ENTRIES, UnrecognizedClientException, ERROR_UPDATE_REFUSED",
    "LIST_DATASET_ENTRIES, InvalidPaginationTokenException, ERROR_PAGE_TOKEN_EXPIRED",
    "DESCRIBE_DATASET, SomethingNew, ERROR_REQUEST_REFUSED",
  })
  void stays(Operation operation, String code, String expected) throws IOException {
    LabeldropException failure = failure(operation, 400, code);

    assertThat(failure)
        .isInstanceOfSatisfying(
            PermanentException.class, it -> assertThat(it.code().name()).isEqualTo(expected))
        .hasMessageContainingAll(operation.apiName(), code, "the words", "req-1");
  }

  @Test
  void namesTheActionToAllowAndOnWhat() throws IOException {
    for (Operation operation :
        List.of(
            Operation.DESCRIBE_DATASET,
            Operation.UPDATE_DATASET_ENTRIES,
            Operation.LIST_DATASET_ENTRIES)) {
      assertThat(failure(operation, 400, "AccessDeniedException"))
          .hasMessageContaining("Allow rekognition:" + operation.apiName() + " on " + ARN + " in");
    }
    assertThat(failure(Operation.DESCRIBE_PROJECTS, 400, "AccessDeniedException"))
        .hasMessageContaining("Allow rekognition:DescribeProjects on * in");
  }
}
