package dev.labeldrop.manifest;

/**
 * What an entry is, in a few bytes: enough to say whether two entries are of the same image, and
 * whether they say the same of it.
 *
 * @param sourceRef the entry's source-ref, decoded, whole
 * @param ref stands for the source-ref
 * @param content stands for the entry's JSON without the keys that the service itself writes,
 *     whatever the order of keys, the white space and the escapes; two ways of writing a number
 *     differ. An entry that is not one JSON object with every key once has the fingerprint of its
 *     bytes, which no line that can be sent has
 * @param labels 64 bits over the labels and boxes, whatever else is in the entry; 0 where it is not
 *     one JSON object
 */
public record EntryFingerprint(
    String sourceRef, Fingerprint ref, Fingerprint content, long labels) {}
