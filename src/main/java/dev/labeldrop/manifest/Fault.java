package dev.labeldrop.manifest;

import dev.labeldrop.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to break a rule, and what to do about it. A code can be broken in many ways, and what
 * helps against one can harm in another: so the remedy belongs to the fault and not to the code.
 */
public sealed interface Fault
    permits Fault.Plain,
        FileFault,
        OtherFileFault,
        LineFault,
        ImageFault,
        LabelFault,
        BoxFault,
        PictureFault {

  /** The code that it is reported under. */
  Code code();

  /** What to do, in a sentence or two. */
  String remedy();

  /** Whether a machine can do it. */
  default Fixable fixable() {
    return Fixable.BY_HAND;
  }

  /** The one way to break a rule. */
  record Plain(Code code) implements Fault {

    @Override
    public String remedy() {
      return code.remedy();
    }
  }

  /** All that have a remedy of their own, in the order of their tables. */
  static List<Fault> all() {
    List<Fault> all = new ArrayList<>();
    all.addAll(List.of(FileFault.values()));
    all.addAll(List.of(OtherFileFault.values()));
    all.addAll(List.of(LineFault.values()));
    all.addAll(List.of(ImageFault.values()));
    all.addAll(List.of(LabelFault.values()));
    all.addAll(List.of(BoxFault.values()));
    all.addAll(List.of(PictureFault.values()));
    return all;
  }
}
