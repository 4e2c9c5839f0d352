package dev.labeldrop.local.states;

import org.jspecify.annotations.Nullable;

/**
 * One try of a task.
 *
 * @param retryCount how often the task was tried before, since its state was entered
 * @param token the token that ends the task; null for a task that waits for none
 */
record Attempt(int retryCount, @Nullable String token) {}
