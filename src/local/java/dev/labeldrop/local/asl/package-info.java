/**
 * The Amazon States Language with the JSONata query language: what a definition is, how it is read
 * and checked, how its expressions are evaluated. Nothing here runs.
 *
 * <p>Facts come from the Amazon States Language specification (states-language.net), the pages
 * "Transforming data with JSONata in Step Functions" and "Handling errors in Step Functions
 * workflows" of the Step Functions developer guide, and recorded executions of the service.
 */
@NullMarked
package dev.labeldrop.local.asl;

import org.jspecify.annotations.NullMarked;
