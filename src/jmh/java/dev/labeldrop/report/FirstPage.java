package dev.labeldrop.report;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/** How long the page of a report with 10,000 problems takes that is a process's first. */
final class FirstPage {

  private static final int PROBLEMS = 10_000;

  private FirstPage() {}

  /** Prints how many seconds of CPU time one page takes. */
  public static void main(String[] arguments) {
    Report report = Reports.rejected(PROBLEMS);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    int characters = HtmlForm.html(report).length();
    long end = threads.getCurrentThreadCpuTime();
    System.out.printf(Locale.ROOT, "%d characters in %.3f s%n", characters, (end - start) / 1e9);
  }
}
