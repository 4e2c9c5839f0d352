package dev.labeldrop.local.s3;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * A response that is logged as soon as its content begins, when status and headers are set, and not
 * when it is done: a client that has its answer finds its call in the log.
 */
final class LoggedResponse extends HttpServletResponseWrapper {

  private final Consumer<HttpServletResponse> log;
  private boolean logged;

  LoggedResponse(HttpServletResponse response, Consumer<HttpServletResponse> log) {
    super(response);
    this.log = log;
  }

  /** Logs the response unless that is done; to be called when it is known to have no content. */
  void log() {
    if (!logged) {
      logged = true;
      log.accept(this);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    log();
    return super.getOutputStream();
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    log();
    return super.getWriter();
  }
}
