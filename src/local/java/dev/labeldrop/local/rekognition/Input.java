package dev.labeldrop.local.rekognition;

import dev.labeldrop.local.json.JsonReader;
import dev.labeldrop.local.json.JsonTree;
import dev.labeldrop.local.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a request, checked against the API model. Members that the model does not know are
 * not looked at; null is as good as absent.
 */
final class Input {

  private static final int LARGEST_PAGE = 100;

  private final JsonTree.Obj members;
  private final ServiceError breach;

  private Input(JsonTree.Obj members, ServiceError breach) {
    this.members = members;
    this.breach = breach;
  }

  static Input of(String body, Behaviour behaviour) throws ServiceException {
    try {
      if (JsonReader.allowingRepeatedNames().read(body) instanceof JsonTree.Obj members) {
        return new Input(
            members,
            behaviour.has(Quirk.CONSTRAINTS_ARE_INVALID_PARAMETERS)
                ? ServiceError.INVALID_PARAMETER
                : ServiceError.VALIDATION);
      }
    } catch (MalformedJsonException e) {
      throw new ServiceException(ServiceError.SERIALIZATION, "The body is not JSON: " + e);
    }
    throw new ServiceException(ServiceError.SERIALIZATION, "The body is not a JSON object.");
  }

  String required(String name, Constraint constraint) throws ServiceException {
    Optional<String> value = optional(name, constraint);
    if (value.isEmpty()) {
      throw breach(name, "must be given");
    }
    return value.get();
  }

  Optional<String> optional(String name, Constraint constraint) throws ServiceException {
    return switch (member(name)) {
      case null -> Optional.empty();
      case JsonTree.Text(String value) -> Optional.of(checked(name, value, constraint));
      default -> throw wrongType(name, "a string");
    };
  }

  Optional<Boolean> bool(String name) throws ServiceException {
    return switch (member(name)) {
      case null -> Optional.empty();
      case JsonTree.Bool(boolean value) -> Optional.of(value);
      default -> throw wrongType(name, "a boolean");
    };
  }

  /** The texts of a list; empty where it is absent. */
  List<String> list(String name, int most, Constraint constraint) throws ServiceException {
    JsonTree list = member(name);
    if (list == null) {
      return List.of();
    }
    if (!(list instanceof JsonTree.Arr(var items))) {
      throw wrongType(name, "a list");
    }
    if (items.isEmpty() || items.size() > most) {
      throw breach(name, "must have 1 to " + most + " items, not " + items.size());
    }
    List<String> values = new ArrayList<>();
    for (JsonTree item : items) {
      if (!(item instanceof JsonTree.Text(String value))) {
        throw wrongType(name, "a list of strings");
      }
      values.add(checked(name, value, constraint));
    }
    return values;
  }

  /** MaxResults: 1 to 100, and 100 where it is absent. */
  int maxResults() throws ServiceException {
    return switch (member("MaxResults")) {
      case null -> LARGEST_PAGE;
      case JsonTree.Num number when number.isInteger() -> {
        if (number.value() < 1 || number.value() > LARGEST_PAGE) {
          // Documented as a ValidationException, unlike other constraints.
          throw new ServiceException(
              ServiceError.VALIDATION, "MaxResults must be 1 to 100, not " + number.literal());
        }
        yield (int) number.value();
      }
      default -> throw wrongType("MaxResults", "an integer");
    };
  }

  /** The bytes of a member of a member, 1 to {@code most} of them, decoded from base64. */
  byte[] blob(String outer, String name, int most) throws ServiceException {
    if (!(member(outer) instanceof JsonTree.Obj structure)) {
      throw breach(outer, "must be given");
    }
    if (!(structure.get(name) instanceof JsonTree.Text(String encoded))) {
      throw breach(outer + "." + name, "must be given");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw wrongType(outer + "." + name, "base64");
    }
    if (bytes.length == 0 || bytes.length > most) {
      throw breach(outer + "." + name, "must have 1 to " + most + " bytes, not " + bytes.length);
    }
    return bytes;
  }

  /** A structure; null where it is absent. */
  @Nullable Input structure(String name) throws ServiceException {
    return switch (member(name)) {
      case null -> null;
      case JsonTree.Obj structure -> new Input(structure, breach);
      default -> throw wrongType(name, "a structure");
    };
  }

  /** A member's text, unchecked, for a log. */
  @Nullable String peek(String name) {
    return members.get(name) instanceof JsonTree.Text(String value) ? value : null;
  }

  private @Nullable JsonTree member(String name) {
    JsonTree value = members.get(name);
    return value instanceof JsonTree.Null ? null : value;
  }

  private String checked(String name, String value, Constraint constraint) throws ServiceException {
    if (!constraint.admits(value)) {
      throw breach(name, "must have " + constraint.text() + ", not '" + value + "'");
    }
    return value;
  }

  private ServiceException breach(String name, String demand) {
    return new ServiceException(breach, name + " " + demand + ".");
  }

  private static ServiceException wrongType(String name, String type) {
    return new ServiceException(ServiceError.SERIALIZATION, name + " is not " + type + ".");
  }
}
