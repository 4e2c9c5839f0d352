package dev.labeldrop.simulation;

/**
 * A call of a service.
 *
 * @param service {@code S3}, {@code Rekognition}, {@code SNS} or {@code StepFunctions}
 * @param operation by its name in the API
 * @param subject what it is about
 * @param condition whether it is a write on a condition
 */
record Call(String service, String operation, String subject, boolean condition) {

  static Call of(String service, String operation, String subject) {
    return new Call(service, operation, subject, false);
  }

  boolean canSuffer(Fault kind) {
    return switch (kind) {
      case CONFLICT -> condition;
      case ORPHANED -> operation.equals("UpdateDatasetEntries");
      case LEDGER_DENIED -> subject.endsWith("/ledger.bin");
      default -> true;
    };
  }

  @Override
  public String toString() {
    return service + "." + operation + " " + subject;
  }
}
