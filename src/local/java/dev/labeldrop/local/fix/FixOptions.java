package dev.labeldrop.local.fix;

import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed to a fix, beside what is safe.
 *
 * @param unsafe whether what needs leave has it
 * @param scale what the numbers of boxes count; null where that is told by the boxes, if unsafe
 * @param labels which of labels that look alike stays
 * @param encoding of the file; null where it is to be told by its bytes
 * @param reasons the {@code rejected.reasons.jsonl} of the file; null where it has none
 */
public record FixOptions(
    boolean unsafe,
    @Nullable Scale scale,
    LabelChoice labels,
    @Nullable Charset encoding,
    @Nullable Path reasons) {}
