package dev.labeldrop.local.s3;

import java.util.ArrayList;
import java.util.List;

/** The requests, in the order in which their answers began. */
final class CallLog {

  private final List<Call> calls = new ArrayList<>();

  synchronized void add(Call call) {
    calls.add(call);
  }

  synchronized List<Call> all() {
    return List.copyOf(calls);
  }
}
