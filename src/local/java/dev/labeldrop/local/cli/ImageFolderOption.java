package dev.labeldrop.local.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Reads {@code --images [DIR]}: takes the word after the option as its folder if it is one, for it
 * may be the first FILE as well. What is neither was hardly meant as a file: to look in S3 instead
 * of the folder would be wrong without a word.
 */
final class ImageFolderOption implements IParameterConsumer {

  @Override
  public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
    boolean folder = !words.isEmpty() && isFolder(words.peek());
    if (!folder && !words.isEmpty() && !canBeFile(words.peek())) {
      throw new ParameterException(
          command.commandLine(),
          "--images %s: there is no such folder. Correct its name, or leave it out to look at the images in S3."
              .formatted(words.peek().isEmpty() ? "''" : words.peek()));
    }
    option.setValue(folder ? words.pop() : ImageOptions.IN_S3);
  }

  private static boolean isFolder(String word) {
    try {
      return !word.isEmpty() && Files.isDirectory(Path.of(word));
    } catch (InvalidPathException _) {
      return false;
    }
  }

  /** Whether a word is an option, a file that is there, or named as only manifests are. */
  private static boolean canBeFile(String word) {
    try {
      return word.startsWith("-")
          || ManifestFile.inS3(word).isPresent()
          || FileGlob.isPattern(word)
          || DropName.fault(word) == null
          || word.endsWith(".gz")
          || (!word.isEmpty() && Files.exists(Path.of(word)));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
