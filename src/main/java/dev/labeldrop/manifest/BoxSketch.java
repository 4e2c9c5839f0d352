package dev.labeldrop.manifest;

/**
 * A box and its image, to be drawn.
 *
 * @param imageWidth in pixels; 0 if it is not known
 * @param imageHeight in pixels; 0 if it is not known
 * @param left as the line has it, also if it is negative or a fraction of the image
 * @param top as the line has it
 * @param width as the line has it
 * @param height as the line has it
 */
public record BoxSketch(
    double imageWidth, double imageHeight, double left, double top, double width, double height) {}
