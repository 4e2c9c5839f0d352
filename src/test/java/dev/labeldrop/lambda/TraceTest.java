package dev.labeldrop.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * One drop is one trace: the request that starts the execution has the trace of the invocation. The
 * SDK sends it in a header by itself, where it runs in Lambda, and Step Functions prefers that to
 * the request's field {@code traceHeader} (API reference, {@code StartExecution}); so there is no
 * code for it here, only this test that it stays so.
 */
final class TraceTest {

  private static final String TRACE =
      "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1";

  @Test
  void startsTheExecutionInTheTraceOfTheInvocation() throws IOException, InterruptedException {
    List<String> traces = new CopyOnWriteArrayList<>();
    HttpServer stepFunctions =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stepFunctions.createContext(
        "/",
        exchange -> {
          traces.addAll(exchange.getRequestHeaders().get("X-Amzn-Trace-Id"));
          byte[] answer = "{\"startDate\":0}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    stepFunctions.start();
    try {
      assertThat(probe(stepFunctions.getAddress().getPort())).isZero();
    } finally {
      stepFunctions.stop(0);
    }
    assertThat(traces).containsExactly(TRACE);
  }

  private static int probe(int port) throws IOException, InterruptedException {
    ProcessBuilder process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcom.amazonaws.xray.traceHeader=" + TRACE,
                "-cp",
                System.getProperty("java.class.path"),
                TraceProbe.class.getName())
            .inheritIO();
    process
        .environment()
        .putAll(
            Map.of(
                "AWS_LAMBDA_FUNCTION_NAME", "IngestFunction",
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "a",
                "AWS_SECRET_ACCESS_KEY", "b",
                "AWS_ENDPOINT_URL_SFN", "http://127.0.0.1:" + port));
    return process.start().waitFor();
  }
}
