package dev.labeldrop.local.cli;

import dev.labeldrop.local.plan.DatasetPlan;

/** A form in which plans are shown. */
interface PlanForm extends ResultForm {

  /** Shows the next file, of which lines would be sent, and what they would change. */
  void add(FileResult.Checked result, DatasetPlan plan);
}
