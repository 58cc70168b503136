// Makes what a workflow says ready to run: rules and texts compiled, durations read, settings read by their kind's shape.
import { type BusinessCalendar, type Duration, parseDuration } from '../../base/index.ts';
import type { Workflow } from '../../model/index.ts';
import { ACTION_KINDS, actionKind } from '../actions/index.ts';
import { misspelt } from '../validate/misspelt.ts';
import type { CompiledAction, Preparing } from './compiled.ts';
import { compilingOf, condition, expression, outgoing, text } from './expressions.ts';
import { fieldValue } from './field-value.ts';
import { error, type Noted } from './findings.ts';
import { readSettings } from './read-settings.ts';
import { decisionTable } from './table/decision-table.ts';

/** A preparing at the workflow itself; `at` moves it to a place within. */
export function preparingOf(
  workflow: Workflow,
  calendar: BusinessCalendar,
  note: (noted: Noted) => void,
): Preparing {
  const compiling = compilingOf(workflow, calendar, note);
  const preparing: Preparing = {
    workflow,
    at: '',
    note,
    condition: (source, at) => condition(compiling, source, at),
    text: (source, at) => text(compiling, source, at),
    outgoing: (source, at) => outgoing(compiling, source, at),
    value: (field, source, at) => fieldValue(compiling, { field, at }, source),
    expression: (source, at) => expression(compiling, source, at),
    duration: (text, at) => readDuration(text, at, note),
    table: (written, at, ways) => decisionTable(compiling, written, { at, ways }),
    actions: (list, at) =>
      list.flatMap((action, index) => prepareAction(action, `${at}[${index}]`, preparing)),
  };
  return preparing;
}

function readDuration(text: string, at: string, note: Preparing['note']): Duration {
  const duration = parseDuration(text);
  if (duration.ok) return duration.value;
  note(error('duration-invalid', at, duration.problem.message, duration.problem.remedy));
  return { ms: 0 };
}

type WrittenAction = { kind: string; settings: object };

function prepareAction(
  { kind, settings }: WrittenAction,
  at: string,
  preparing: Preparing,
): CompiledAction[] {
  const action = actionKind(kind);
  if (action === undefined) {
    const kinds = ACTION_KINDS.map((each) => each.kind);
    const remedy = `Use ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}.`;
    const noted = error('action-unknown', at, `There is no action "${kind}".`, remedy);
    preparing.note(
      misspelt(
        noted,
        kind,
        ACTION_KINDS.map((each) => each.kind),
      ),
    );
    return [];
  }
  if (action.automationsOnly === true && !at.startsWith('automations.')) {
    const remedy = 'Use it in an automation, which runs once the stage has done its part.';
    preparing.note(error('action-not-here', at, `An automatic stage cannot do "${kind}".`, remedy));
    return [];
  }
  const read = readSettings(action.settings, settings, {
    at,
    of: `the action "${kind}"`,
    note: preparing.note,
  });
  return read === null ? [] : [{ kind, ready: action.prepare(read.settings, { ...preparing, at }) }];
}
