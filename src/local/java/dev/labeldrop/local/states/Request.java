package dev.labeldrop.local.states;

import dev.labeldrop.local.PlainJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one API request.
 *
 * @param members the request's JSON object
 */
record Request(Map<?, ?> members) {

  static Request parse(String body) {
    try {
      if (PlainJson.parse(body) instanceof Map<?, ?> members) {
        return new Request(members);
      }
      throw new IOException("it is no object");
    } catch (IOException e) {
      throw new StatesException(
          "SerializationException", "The request's body cannot be read: " + e.getMessage());
    }
  }

  /** Refuses what the operation has in the API but not here. */
  Request only(String... known) {
    for (Object member : members.keySet()) {
      if (!List.of(known).contains(member)) {
        throw invalid("The parameter '" + member + "' is not supported by this local endpoint.");
      }
    }
    return this;
  }

  @Nullable String optionalString(String member) {
    Object value = members.get(member);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw invalid("'" + member + "' must be a string");
  }

  String string(String member) {
    String value = optionalString(member);
    if (value == null) {
      throw invalid(
          "Value null at '" + member + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  int integer(String member, int otherwise) {
    Object value = members.get(member);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Integer number) {
      return number;
    }
    throw invalid("'" + member + "' must be an integer");
  }

  boolean flag(String member, boolean otherwise) {
    Object value = members.get(member);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw invalid("'" + member + "' must be true or false");
  }

  static StatesException invalid(String message) {
    return new StatesException("ValidationException", "1 validation error detected: " + message);
  }
}
