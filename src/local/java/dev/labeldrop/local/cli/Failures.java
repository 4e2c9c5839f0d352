package dev.labeldrop.local.cli;

import dev.labeldrop.LabeldropException;
import dev.labeldrop.local.stack.AwsFailures;
import dev.labeldrop.local.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what a command fails with into a message, and shows a stack only where we foresaw nothing.
 */
final class Failures implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed)
      throws Exception {
    String message =
        switch (failure) {
          case FileSystemException e -> e.getFile() + ": " + reason(e);
          case IOException e -> reason(e);
          case UncheckedIOException e when e.getCause() instanceof FileSystemException file ->
              file.getFile() + ": " + reason(file);
          case LabeldropException e when e.getCause() instanceof SdkException call ->
              AwsFailures.words(call);
          case LabeldropException e -> String.valueOf(e.getMessage());
          case SdkException e -> AwsFailures.words(e);
          case StackException e -> String.valueOf(e.getMessage());
          default -> throw failure;
        };
    line.getErr().println("labeldrop: " + message);
    return CommandLine.ExitCode.USAGE;
  }

  /** Why something cannot be read or written, as a sentence after the thing's name. */
  static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException _ -> "there is no such file.";
      case AccessDeniedException _ -> "it may not be read.";
      case FileSystemException e when e.getReason() == null -> "it cannot be used for this.";
      case FileSystemException e -> e.getReason() + ".";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
