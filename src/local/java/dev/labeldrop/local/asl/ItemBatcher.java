package dev.labeldrop.local.asl;

import org.jspecify.annotations.Nullable;

/**
 * How a {@code Map} puts items together (developer guide, "ItemBatcher"). An execution then starts
 * with <code>{"BatchInput": …, "Items": […]}</code>.
 *
 * @param input what each batch has beside its items; null for nothing
 * @param maxItems how many items a batch has at most; null for no limit
 * @param maxBytes how many bytes its input has at most; null for no limit
 */
public record ItemBatcher(
    @Nullable Template input, @Nullable Template maxItems, @Nullable Template maxBytes) {}
