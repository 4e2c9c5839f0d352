package dev.labeldrop.local.cli;

import dev.labeldrop.local.stack.NearNames;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an encoding; of one that is not known it names others that are near. */
final class EncodingName implements ITypeConverter<Charset> {

  private static final int MOST = 3;

  @Override
  public Charset convert(String value) {
    try {
      return Charset.forName(value);
    } catch (IllegalArgumentException _) { // also of a name that none may have
      throw new TypeConversionException(
          "'%s' is no known encoding. Near it are %s."
              .formatted(value, String.join(", ", near(value))));
    }
  }

  /** Those that have its number in their names; if there are none, all. */
  private static List<String> near(String value) {
    Set<String> all = Charset.availableCharsets().keySet();
    String number = value.replaceAll("[^0-9]", "");
    List<String> same =
        all.stream().filter(name -> !number.isEmpty() && name.contains(number)).toList();
    List<String> near = NearNames.of(value, same.isEmpty() ? all : same);
    return near.subList(0, Math.min(MOST, near.size()));
  }
}
