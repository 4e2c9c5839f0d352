package dev.labeldrop.local.ready;

import java.util.Optional;

/**
 * What the service says of a project.
 *
 * @param name its name
 * @param train its training dataset
 * @param test its test dataset
 */
public record ProjectFacts(
    String name, Optional<DatasetFacts> train, Optional<DatasetFacts> test) {}
