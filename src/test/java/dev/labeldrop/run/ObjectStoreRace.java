package dev.labeldrop.run;

import dev.labeldrop.drop.Drop;
import dev.labeldrop.drop.ObjectStore;
import dev.labeldrop.drop.Upload;
import java.io.InputStream;
import java.util.Optional;

/** A store in which somebody else is quicker: between a look and what follows it. */
record ObjectStoreRace(ObjectStore store, Runnable somebodyElse) implements ObjectStore {

  @Override
  public Optional<Stored> look(String bucket, String key) {
    Optional<Stored> seen = store.look(bucket, key);
    somebodyElse.run();
    return seen;
  }

  @Override
  public InputStream open(Drop drop, long offset, long length) {
    return store.open(drop, offset, length);
  }

  @Override
  public Optional<byte[]> get(String bucket, String key) {
    return store.get(bucket, key);
  }

  @Override
  public void put(String bucket, String key, byte[] content, String contentType) {
    store.put(bucket, key, content, contentType);
  }

  @Override
  public boolean putIfAbsent(String bucket, String key, byte[] content, String contentType) {
    return store.putIfAbsent(bucket, key, content, contentType);
  }

  @Override
  public boolean putIfUnchanged(
      String bucket, String key, byte[] content, String contentType, String etag) {
    return store.putIfUnchanged(bucket, key, content, contentType, etag);
  }

  @Override
  public Upload upload(String bucket, String key, String contentType) {
    return store.upload(bucket, key, contentType);
  }
}
