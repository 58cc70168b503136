// What is wrong with a workflow, or could be better? All of it at once, each with its place and its remedy.
import type { BusinessCalendar } from '../../base/index.ts';
import type { Diagnostic, Directory, Workflow } from '../../model/index.ts';
import { makeReady, officeHours } from '../compile/compile.ts';
import { asDiagnostic, type Noted } from '../compile/findings.ts';
import { partSettings } from '../flow/branches/flow-settings.ts';
import { stageKind } from '../stages/index.ts';
import { checkCalendars } from './calendars.ts';
import { CHECKS } from './checks.ts';
import { fixFor } from './fixes.ts';

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
  const { noted } = makeReady(workflow, 1, calendar);
  const found = [...CHECKS, checkByKind].flatMap((check) => check(workflow, directory));
  const named = calendars === undefined ? [] : checkCalendars(workflow, calendars);
  const all = [...noted, ...found, ...named].map((each) => {
    const fix = fixFor(workflow, each);
    return fix === undefined ? asDiagnostic(each) : { ...asDiagnostic(each), fix };
  });
  const errors = all.filter((each) => each.severity === 'error');
  return [...errors, ...all.filter((each) => each.severity === 'advice')];
}

function checkByKind(workflow: Workflow, directory?: Directory): Noted[] {
  return workflow.stages.flatMap((stage) => {
    // The kind knows its own settings alone.
    const own = { ...stage, settings: partSettings(stage).own };
    return stageKind(stage.kind)?.check?.(own, workflow, directory) ?? [];
  });
}
