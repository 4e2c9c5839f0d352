/** Tests of manifests: naive models beside the real thing, and made-up manifests of any size. */
@NullMarked
package dev.labeldrop.manifest;

import org.jspecify.annotations.NullMarked;
