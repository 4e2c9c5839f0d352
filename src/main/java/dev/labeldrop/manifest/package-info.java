/**
 * What a manifest is: lines, problems, chunks. Bytes go in, records come out; nothing here knows
 * AWS. {@link dev.labeldrop.manifest.ManifestValidator} reads a whole manifest, {@link
 * dev.labeldrop.manifest.ChunkReader} one chunk of it.
 */
@NullMarked
package dev.labeldrop.manifest;

import org.jspecify.annotations.NullMarked;
