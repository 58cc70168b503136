// What is wrong with a workflow, or could be better? All of it at once, each with its place and its remedy.
import type { BusinessCalendar } from '../../base/index.ts';
import { type Diagnostic, type Directory, edit, type Fix, type Workflow } from '../../model/index.ts';
import { makeReady, officeHours } from '../compile/compile.ts';
import { asDiagnostic, type Noted } from '../compile/findings.ts';
import { partSettings } from '../flow/branches/flow-settings.ts';
import { stageKind } from '../stages/index.ts';
import { checkCalendars } from './calendars.ts';
import { CHECKS } from './checks.ts';
import { checkEndless } from './endless.ts';
import { choicesFor, fixFor } from './fixes.ts';

/**
 * Validates a workflow. **shape**: every diagnostic, errors first; with a directory, also whether its people and teams
 * exist and can sign in; with the keys of the workspace's calendars, whether those it names do. Errors block publishing, advice does not.
 */
export function validate(
  workflow: Workflow,
  directory?: Directory,
  calendar: BusinessCalendar = officeHours(),
  calendars?: readonly string[],
): Diagnostic[] {
  const check = (each: Workflow) => allOf(each, { directory, calendar, calendars });
  const noted = check(workflow);
  const errorsBefore = errorsIn(noted).length;
  const isGood = ({ edits }: Fix) => errorsIn(check(edits.reduce(edit, workflow))).length <= errorsBefore;
  let judged = 0;
  const all = noted.map((each) => {
    const fix = fixFor(workflow, each);
    // Of many, the first are enough to look at: each is judged by what the workflow would be with it.
    const offered = judged < MOST_JUDGED ? choicesFor(workflow, each) : [];
    judged += offered.length;
    const choices = offered.filter(isGood);
    return { ...asDiagnostic(each), ...(fix && { fix }), ...(choices.length > 0 && { choices }) };
  });
  return [...errorsIn(all), ...all.filter(({ severity }) => severity === 'advice')];
}

const MOST_JUDGED = 6;

const errorsIn = <Each extends Noted>(all: readonly Each[]): Each[] =>
  all.filter(({ severity }) => severity === 'error');

type Setting = {
  readonly directory: Directory | undefined;
  readonly calendar: BusinessCalendar;
  readonly calendars: readonly string[] | undefined;
};

function allOf(workflow: Workflow, { directory, calendar, calendars }: Setting): Noted[] {
  const { noted } = makeReady(workflow, 1, calendar);
  const found = [...CHECKS, checkEndless, checkByKind].flatMap((check) => check(workflow, directory));
  const named = calendars === undefined ? [] : checkCalendars(workflow, calendars);
  return [...noted, ...found, ...named];
}

function checkByKind(workflow: Workflow, directory?: Directory): Noted[] {
  return workflow.stages.flatMap((stage) => {
    // The kind knows its own settings alone.
    const own = { ...stage, settings: partSettings(stage).own };
    return stageKind(stage.kind)?.check?.(own, workflow, directory) ?? [];
  });
}
