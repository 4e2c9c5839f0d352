package dev.labeldrop.local.s3;

import jakarta.servlet.http.HttpServletRequest;

/** What a request asks for, as far as it is told apart in the log and in faults. */
public enum Operation {
  /** Reads an object or a range of one. */
  GET_OBJECT("GetObject"),
  /** Reads what is known of an object. */
  HEAD_OBJECT("HeadObject"),
  /** Writes an object. */
  PUT_OBJECT("PutObject"),
  /** Copies an object. */
  COPY_OBJECT("CopyObject"),
  /** Deletes an object or a version of one. */
  DELETE_OBJECT("DeleteObject"),
  /** Lists objects or their versions. */
  LIST_OBJECTS("ListObjects"),
  /** Starts an upload in parts. */
  CREATE_MULTIPART_UPLOAD("CreateMultipartUpload"),
  /** Uploads a part. */
  UPLOAD_PART("UploadPart"),
  /** Makes an object of the parts. */
  COMPLETE_MULTIPART_UPLOAD("CompleteMultipartUpload"),
  /** Gives an upload in parts up. */
  ABORT_MULTIPART_UPLOAD("AbortMultipartUpload"),
  /** Anything else: buckets, access, many deletions at once. */
  OTHER("Other");

  private final String wireName;

  Operation(String wireName) {
    this.wireName = wireName;
  }

  /** The operation's name in the API. */
  public String wireName() {
    return wireName;
  }

  /** What a request for that key asks for; an empty key is the bucket. */
  static Operation of(HttpServletRequest request, String key) {
    boolean upload = request.getParameter("uploadId") != null;
    if (key.isEmpty()) {
      return request.getMethod().equals("GET") ? LIST_OBJECTS : OTHER;
    }
    return switch (request.getMethod()) {
      case "GET" -> GET_OBJECT;
      case "HEAD" -> HEAD_OBJECT;
      case "PUT" -> upload ? UPLOAD_PART : isCopy(request) ? COPY_OBJECT : PUT_OBJECT;
      case "POST" -> upload ? COMPLETE_MULTIPART_UPLOAD : CREATE_MULTIPART_UPLOAD;
      case "DELETE" -> upload ? ABORT_MULTIPART_UPLOAD : DELETE_OBJECT;
      default -> OTHER;
    };
  }

  private static boolean isCopy(HttpServletRequest request) {
    return request.getHeader("x-amz-copy-source") != null;
  }
}
