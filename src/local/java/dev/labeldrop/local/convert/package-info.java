/** Manifests from what other tools write: COCO, Pascal VOC, YOLO, tables. Never deployed. */
@NullMarked
package dev.labeldrop.local.convert;

import org.jspecify.annotations.NullMarked;
