package dev.labeldrop.local.plan;

/** Shows how far a listing of entries is. */
public interface Listing extends AutoCloseable {

  /**
   * So far.
   *
   * @param of how many there are; 0 if that is not known
   */
  void show(long entries, long of);

  @Override
  void close();
}
