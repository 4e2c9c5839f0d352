/**
 * What a manifest is: lines, problems, chunks. Bytes go in, records come out; nothing here knows
 * AWS.
 */
@NullMarked
package dev.labeldrop.manifest;

import org.jspecify.annotations.NullMarked;
