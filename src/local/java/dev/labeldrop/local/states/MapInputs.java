package dev.labeldrop.local.states;

import dev.labeldrop.Json;
import dev.labeldrop.local.PlainJson;
import dev.labeldrop.local.asl.ItemBatcher;
import dev.labeldrop.local.asl.Range;
import dev.labeldrop.local.asl.Scope;
import dev.labeldrop.local.asl.State;
import dev.labeldrop.local.asl.Template;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What the executions of a {@code Map} start with: each an item, or what {@code ItemSelector} makes
 * of it, or a batch of these.
 *
 * <p>Worked example: items 1, 2, 3, {@code MaxItemsPerBatch} 2 and {@code BatchInput} "b" give
 * <code>{"BatchInput": "b", "Items": [1, 2]}</code> and <code>{"BatchInput": "b", "Items": [3]}
 * </code>.
 */
final class MapInputs implements Iterator<MapInputs.Input> {

  private final Run run;
  private final State.Map map;
  private final Scope scope;
  private final Iterator<@Nullable Object> items;
  private final @Nullable Batching batching;
  private long index;
  private @Nullable Held held;

  /**
   * What one execution starts with.
   *
   * @param json the input
   * @param items how many items it has
   */
  record Input(String json, long items) {}

  /** An item that is read and not yet given out. */
  private record Held(@Nullable Object value) {}

  /** How items are put together, worked out. */
  private record Batching(Map<String, @Nullable Object> input, long maxItems, long maxBytes) {

    String json(List<@Nullable Object> batch) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>(input);
      all.put("Items", batch);
      return Json.text(all);
    }
  }

  MapInputs(Run run, State.Map map, Scope scope, Iterator<@Nullable Object> items) {
    this.run = run;
    this.map = map;
    this.scope = scope;
    this.items = items;
    ItemBatcher batcher = map.batcher();
    this.batching = batcher == null ? null : batching(batcher);
  }

  private Batching batching(ItemBatcher batcher) {
    Map<String, @Nullable Object> input = new LinkedHashMap<>();
    Template template = batcher.input();
    if (template != null) {
      input.put(
          "BatchInput",
          run.<@Nullable Object>evaluate(
              map, () -> template.evaluate(scope, "ItemBatcher/BatchInput")));
    }
    return new Batching(
        input,
        limit(batcher.maxItems(), "ItemBatcher/MaxItemsPerBatch", Range.ITEMS),
        limit(batcher.maxBytes(), "ItemBatcher/MaxInputBytesPerBatch", Range.BATCH_BYTES));
  }

  private long limit(@Nullable Template template, String location, Range range) {
    return template == null
        ? range.last()
        : run.evaluate(map, () -> template.evaluateInteger(scope, location, range));
  }

  @Override
  public boolean hasNext() {
    return held != null || items.hasNext();
  }

  @Override
  public Input next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batching == null ? new Input(Json.text(take()), 1) : batch(batching);
  }

  private Input batch(Batching limits) {
    List<@Nullable Object> batch = new ArrayList<>();
    String json = "";
    while (batch.size() < limits.maxItems() && hasNext()) {
      Object item = take();
      batch.add(item);
      String larger = limits.json(batch);
      if (PlainJson.bytes(larger) > limits.maxBytes()) {
        batch.removeLast();
        held = new Held(item);
        break;
      }
      json = larger;
    }
    if (batch.isEmpty()) {
      throw new StateFailure(
          Failure.DATA_LIMIT_EXCEEDED,
          "An item of the state '%s' is larger than a batch of %d bytes may be."
              .formatted(map.name(), limits.maxBytes()));
    }
    return new Input(json, batch.size());
  }

  /** The next item, selected. */
  private @Nullable Object take() {
    Held before = held;
    if (before != null) {
      held = null;
      return before.value();
    }
    Object item = items.next();
    Template selector = map.selector();
    if (selector == null) {
      index++;
      return item;
    }
    Scope ofItem = scope.withItem(index++, item);
    return run.<@Nullable Object>evaluate(map, () -> selector.evaluate(ofItem, "ItemSelector"));
  }
}
