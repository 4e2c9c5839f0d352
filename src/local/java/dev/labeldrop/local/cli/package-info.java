/** The command line: {@code run}, {@code check}, {@code plan} and {@code serve}. */
@NullMarked
package dev.labeldrop.local.cli;

import org.jspecify.annotations.NullMarked;
