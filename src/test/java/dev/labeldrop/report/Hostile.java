package dev.labeldrop.report;

/** Text that is meant to do harm wherever a page shows it without care. */
public final class Hostile {

  /**
   * Would run a script, end a comment, a style, a script or an attribute, load an image, turn the
   * reading direction, end a line of a script, or not be text at all.
   */
  public static final String TEXT =
      "<script>document.title='run'</script>"
          + "</style><style>*{display:none}</style>--><!--]]>\"'`><img src=x"
          + " onerror=\"document.title='run'\">' onmouseover='document.title=1' x='&lt;b&gt;&amp;"
          + " ${7*7} {{7*7}} \\u003cb\\u003e expression(1) url(//example.org) \u202egpj.exe\u202c"
          + " \u2066x\u2069 \u200fy \u2028\u2029 \ud800 \udfff \u0000\u001b[31m\u0085\ufeff\uffff";

  private Hostile() {}
}
