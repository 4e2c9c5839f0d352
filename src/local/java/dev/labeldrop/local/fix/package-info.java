/**
 * Fixes manifests: of what a machine can fix, what is safe by itself and what somebody has to
 * allow. Never deployed.
 */
@NullMarked
package dev.labeldrop.local.fix;

import org.jspecify.annotations.NullMarked;
