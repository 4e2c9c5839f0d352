package dev.labeldrop.local.cli;

import dev.labeldrop.LabeldropException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Turns what a command fails with into a message, and shows a stack only where we foresaw nothing.
 */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    String message =
        switch (failure) {
          case NoSuchFileException e -> e.getFile() + ": there is no such file.";
          case AccessDeniedException e -> e.getFile() + ": it may not be read.";
          case FileSystemException e -> e.getFile() + ": " + reason(e);
          case IOException e -> String.valueOf(e.getMessage());
          case LabeldropException e -> String.valueOf(e.getMessage());
          case AwsServiceException e ->
              "The local stack refused it: " + e.awsErrorDetails().errorMessage();
          default -> throw failure;
        };
    line.getErr().println("labeldrop: " + message);
    return CommandLine.ExitCode.USAGE;
  }

  private static String reason(FileSystemException failure) {
    return failure.getReason() == null ? "it cannot be used for this." : failure.getReason() + ".";
  }
}
