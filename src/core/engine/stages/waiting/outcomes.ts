// Do the triggers of a stage and its outcomes go together? Each outcome has what fires it, and each trigger has its way.
import type { Stage } from '../../../model/index.ts';
import { error, type Noted } from '../../compile/findings.ts';

/** `triggers`: the names under the stage's `for`. */
export function checkOutcomes({ id, title, outcomes }: Stage, triggers: readonly string[]): Noted[] {
  const at = `stages.${id}`;
  const names = outcomes.map(({ name }) => name);
  return [
    ...names
      .filter((name) => !triggers.includes(name))
      .map((name) =>
        error(
          'outcome-never-comes',
          `${at}.outcomes.${name}`,
          `Nothing makes "${title}" go on by ${name}.`,
          `Say under for: what does, such as ${name}: { after: 3 days }, or { by: hand }.`,
        ),
      ),
    ...triggers
      .filter((name) => !names.includes(name))
      .map((name) =>
        error(
          'outcome-unknown',
          `${at}.settings.for.${name}`,
          `"${title}" has no outcome ${name} to go on by.`,
          `Add it under outcomes:, such as ${name}: { to: a stage }.`,
        ),
      ),
  ];
}
