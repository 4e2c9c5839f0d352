package dev.labeldrop.manifest;

/**
 * A line of a manifest that can be sent.
 *
 * @param number its number in the dropped file, from 1, blank lines counted
 * @param offset where its first byte is in the dropped object, from 0
 * @param length its bytes, without its line end
 * @param sourceRef stands for its source-ref
 * @param content stands for what it says, as {@link EntryFingerprint#content()}
 * @param labels 64 bits over its labels and boxes, as {@link EntryFingerprint#labels()}
 */
public record ValidLine(
    long number,
    long offset,
    int length,
    Fingerprint sourceRef,
    Fingerprint content,
    long labels) {}
