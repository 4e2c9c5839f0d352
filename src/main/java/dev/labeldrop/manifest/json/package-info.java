/**
 * The JSON of one line: its tokens, the tape of its nodes, strings and numbers, and how messages
 * show parts of it. Bytes go in; nothing here knows what a manifest is.
 */
@NullMarked
package dev.labeldrop.manifest.json;

import org.jspecify.annotations.NullMarked;
