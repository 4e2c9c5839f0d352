/**
 * A stand-in for the dataset operations of Amazon Rekognition Custom Labels, over HTTP. It follows
 * AWS's documents, not Labeldrop: {@link dev.labeldrop.local.rekognition.LocalRekognition} is what
 * a test or a tool starts, {@link dev.labeldrop.local.rekognition.Settings} says how it behaves and
 * {@link dev.labeldrop.local.rekognition.Faults} what goes wrong.
 *
 * <p>In the comments "API model" is the service's own model as botocore 1.43 carries it, and
 * "Developer Guide" the Custom Labels Developer Guide, with the name of the page.
 */
@NullMarked
package dev.labeldrop.local.rekognition;

import org.jspecify.annotations.NullMarked;
