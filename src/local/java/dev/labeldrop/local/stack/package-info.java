/**
 * A stack as the command line sees it: deployed in an account, or local while {@code serve} runs.
 * It is reached by AWS's APIs alone, the same for both.
 */
@NullMarked
package dev.labeldrop.local.stack;

import org.jspecify.annotations.NullMarked;
