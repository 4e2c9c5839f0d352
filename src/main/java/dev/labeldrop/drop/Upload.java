package dev.labeldrop.drop;

import java.io.OutputStream;

/**
 * An object that is being written, in memory that does not grow with it. It appears when the stream
 * is closed; a stream that nothing was written to leaves no object, nor does one whose write
 * failed.
 */
public abstract class Upload extends OutputStream {

  /**
   * Gives the object up, because its writer could not come to its end: closing the stream then
   * leaves no object. Does nothing after the stream was closed.
   */
  public abstract void giveUp();

  @Override
  public abstract void close();
}
