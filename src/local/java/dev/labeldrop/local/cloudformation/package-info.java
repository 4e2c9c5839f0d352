/** CloudFormation as far as the command line asks it: what a stack's outputs are. */
@NullMarked
package dev.labeldrop.local.cloudformation;

import org.jspecify.annotations.NullMarked;
