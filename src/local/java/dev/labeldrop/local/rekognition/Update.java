package dev.labeldrop.local.rekognition;

import java.util.List;
import java.util.Optional;

/**
 * What an update comes to: decided when it is accepted, in force when it settles. Nothing else
 * changes the dataset in between.
 *
 * @param after what the dataset holds then
 * @param drops the lines that it drops without a word
 * @param failure why it fails; empty where it succeeds
 */
record Update(Entries after, List<Line.Dropped> drops, Optional<FileError> failure) {

  Update {
    drops = List.copyOf(drops);
  }
}
