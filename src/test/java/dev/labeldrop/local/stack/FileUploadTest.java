package dev.labeldrop.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.labeldrop.local.LocalClients;
import dev.labeldrop.local.s3.Call;
import dev.labeldrop.local.s3.LocalS3;
import dev.labeldrop.local.s3.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

final class FileUploadTest {

  private static final int PART = 5 * 1024 * 1024;

  @TempDir private Path folder = Path.of("");
  private final LocalS3 server = LocalS3.start();
  private final S3Client s3 = LocalClients.s3(server.endpoint());
  private final List<Long> progress = new ArrayList<>();
  private final FileUpload upload = new FileUpload(s3, "drops", "a", PART, progress::add);

  @BeforeEach
  void createBucket() {
    server.createBucket("drops");
  }

  @AfterEach
  void close() {
    s3.close();
    server.close();
  }

  private Path file(int bytes) throws IOException {
    return Files.write(folder.resolve("a"), new byte[bytes]);
  }

  private List<Operation> operations() {
    return server.calls().stream()
        .filter(call -> call.key().equals("a"))
        .map(Call::operation)
        .toList();
  }

  @Test
  void sendsWhatFitsIntoOnePartAtOnce() throws IOException {
    DroppedFile dropped = upload.send(file(10));
    assertThat(operations()).containsExactly(Operation.PUT_OBJECT);
    assertThat(progress).containsExactly(10L);
    assertThat(s3.headObject(b -> b.bucket("drops").key("a")).versionId())
        .isEqualTo(dropped.versionId());
  }

  @Test
  void sendsMoreInPartsAndTellsHowMuchIsThere() throws IOException {
    DroppedFile dropped = upload.send(file(2 * PART + 1));
    assertThat(progress).containsExactly((long) PART, 2L * PART, 2L * PART + 1);
    var head = s3.headObject(b -> b.bucket("drops").key("a"));
    assertThat(head.contentLength()).isEqualTo(2L * PART + 1);
    assertThat(head.versionId()).isEqualTo(dropped.versionId());
    assertThat(head.eTag()).isEqualTo("\"" + dropped.etag() + "\"");
  }

  @Test
  void throwsThePartsAwayWhenAPartFails() throws IOException {
    Path file = file(PART + 1);
    server.faults().slowDownNext(Operation.COMPLETE_MULTIPART_UPLOAD, 10);
    assertThatThrownBy(() -> upload.send(file)).isInstanceOf(SdkException.class);
    assertThat(operations()).contains(Operation.ABORT_MULTIPART_UPLOAD);
  }

  @Test
  void throwsThePartsAwayWhenSomebodyInterruptsIt() throws IOException {
    FileUpload interrupted = new FileUpload(s3, "drops", "a", PART, sent -> giveUp());
    this.given = interrupted;
    Path file = file(PART + 1);
    assertThatThrownBy(() -> interrupted.send(file)).isInstanceOf(SdkException.class);
    assertThat(operations()).contains(Operation.ABORT_MULTIPART_UPLOAD);
  }

  private FileUpload given = upload;

  private void giveUp() {
    given.giveUp();
  }
}
