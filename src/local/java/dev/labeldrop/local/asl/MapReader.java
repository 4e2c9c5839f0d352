package dev.labeldrop.local.asl;

import dev.labeldrop.local.asl.ItemReader.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@code Map} in distributed mode, the only mode that this interpreter does. */
final class MapReader {

  private static final String LIST = "arn:aws:states:::s3:listObjectsV2";
  private static final String GET = "arn:aws:states:::s3:getObject";
  private static final String PUT = "arn:aws:states:::s3:putObject";

  // Developer guide, "Using Map state in Distributed mode": Label.
  private static final int LONGEST_LABEL = 40;

  private final String name;
  private final Fields fields;

  MapReader(String name, Fields fields) {
    this.name = name;
    this.fields = fields;
  }

  State.Map map(List<Catcher> catchers, Exit exit) {
    checkFields();
    return new State.Map(
        name,
        processor(),
        fields.optionalTemplate("Items"),
        reader(),
        fields.optionalTemplate("ItemSelector"),
        batcher(),
        fields.optionalIntegerTemplate("MaxConcurrency", Range.CONCURRENCY),
        fields.optionalIntegerTemplate("ToleratedFailureCount", Range.FAILURES),
        fields.optionalIntegerTemplate("ToleratedFailurePercentage", Range.PERCENTAGE),
        writer(),
        label(),
        HandlerReader.retriers(fields),
        catchers,
        exit);
  }

  private void checkFields() {
    fields.only(
        "Type",
        "Comment",
        "QueryLanguage",
        "Items",
        "ItemReader",
        "ItemSelector",
        "ItemBatcher",
        "ItemProcessor",
        "MaxConcurrency",
        "ToleratedFailureCount",
        "ToleratedFailurePercentage",
        "ResultWriter",
        "Label",
        "Retry",
        "Catch",
        "Output",
        "Next",
        "End");
    if (fields.has("Items") && fields.has("ItemReader")) {
      throw fields.refused("has both of the fields 'Items' and 'ItemReader', but may have one.");
    }
  }

  private Fields within(String field) {
    return new Fields(fields.where() + " " + field + ":", fields.get(field));
  }

  private Definition processor() {
    if (!fields.has("ItemProcessor")) {
      throw fields.refused("needs the field 'ItemProcessor'.");
    }
    Fields processor =
        within("ItemProcessor").only("ProcessorConfig", "StartAt", "States", "Comment");
    Fields config =
        new Fields(processor.where() + " ProcessorConfig:", processor.get("ProcessorConfig"))
            .only("Mode", "ExecutionType");
    if (!config.string("Mode").equals("DISTRIBUTED")) {
      throw config.refused("Mode", "must be DISTRIBUTED here", config.get("Mode"));
    }
    if (!config.string("ExecutionType").equals("STANDARD")) {
      throw config.refused("ExecutionType", "must be STANDARD here", config.get("ExecutionType"));
    }
    return DefinitionReader.readWithin(processor);
  }

  private @Nullable ItemReader reader() {
    if (!fields.has("ItemReader")) {
      return null;
    }
    Fields reader = within("ItemReader").only("Resource", "Arguments", "ReaderConfig");
    Fields config =
        new Fields(
                reader.where() + " ReaderConfig:",
                reader.has("ReaderConfig") ? reader.get("ReaderConfig") : Map.of())
            .only("InputType", "MaxItems");
    return new ItemReader(
        source(reader, config),
        reader.template("Arguments"),
        config.optionalIntegerTemplate("MaxItems", Range.ITEMS));
  }

  private static Source source(Fields reader, Fields config) {
    String resource = reader.string("Resource");
    String type = config.optionalString("InputType");
    return switch (resource) {
      case LIST -> {
        if (type != null) {
          throw config.refused("InputType", "must be left out for a listing", type);
        }
        yield Source.OBJECTS;
      }
      case GET ->
          switch (type) {
            case "JSON" -> Source.JSON;
            case "JSONL" -> Source.JSON_LINES;
            case null, default ->
                throw config.refused("InputType", "must be JSON or JSONL here", type);
          };
      default -> throw reader.refused("Resource", "must be " + LIST + " or " + GET, resource);
    };
  }

  private @Nullable ItemBatcher batcher() {
    if (!fields.has("ItemBatcher")) {
      return null;
    }
    Fields batcher =
        within("ItemBatcher").only("BatchInput", "MaxItemsPerBatch", "MaxInputBytesPerBatch");
    ItemBatcher read =
        new ItemBatcher(
            batcher.optionalTemplate("BatchInput"),
            batcher.optionalIntegerTemplate("MaxItemsPerBatch", Range.ITEMS),
            batcher.optionalIntegerTemplate("MaxInputBytesPerBatch", Range.BATCH_BYTES));
    if (read.maxItems() == null && read.maxBytes() == null) {
      throw batcher.refused("needs one of 'MaxItemsPerBatch' and 'MaxInputBytesPerBatch'.");
    }
    return read;
  }

  private @Nullable ResultWriter writer() {
    if (!fields.has("ResultWriter")) {
      return null;
    }
    Fields writer = within("ResultWriter").only("Resource", "Arguments");
    String resource = writer.string("Resource");
    if (!resource.equals(PUT)) {
      throw writer.refused("Resource", "must be " + PUT, resource);
    }
    return new ResultWriter(writer.template("Arguments"));
  }

  private String label() {
    String label = fields.optionalString("Label");
    String made = label == null ? name.replaceAll("[^A-Za-z0-9_-]", "") : label;
    if (label != null && (label.isEmpty() || label.length() > LONGEST_LABEL)) {
      throw fields.refused("Label", "must have 1 to " + LONGEST_LABEL + " characters", label);
    }
    return made.isEmpty() ? "Map" : made.substring(0, Math.min(LONGEST_LABEL, made.length()));
  }
}
