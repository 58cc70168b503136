// What is wrong with a workflow, or could be better? All of it at once, each with its place and its remedy.
import type { BusinessCalendar } from '../../base/index.ts';
import type { Diagnostic, Directory, Workflow } from '../../model/index.ts';
import { makeReady, officeHours } from '../compile/compile.ts';
import { asDiagnostic, type Noted } from '../compile/findings.ts';
import { stageKind } from '../stages/index.ts';
import { checkContracts } from './contracts.ts';
import { checkDeadlines } from './deadlines.ts';
import { checkFields } from './fields.ts';
import { checkNames } from './names.ts';
import { checkOwners } from './owners.ts';
import { checkReach } from './reach.ts';
import { checkWays } from './ways.ts';

type Check = (workflow: Workflow, directory: Directory | undefined) => Noted[];

const checks: readonly Check[] = [
  checkNames,
  checkWays,
  checkReach,
  checkOwners,
  checkFields,
  checkDeadlines,
  checkContracts,
  checkByKind,
];

/**
 * Validates a workflow. **shape**: every diagnostic, errors first; with a directory, also whether its people and teams
 * exist and can sign in. Errors block publishing, advice does not.
 */
export function validate(
  workflow: Workflow,
  directory?: Directory,
  calendar: BusinessCalendar = officeHours(),
): Diagnostic[] {
  const { noted } = makeReady(workflow, 1, calendar);
  const all = [...noted, ...checks.flatMap((check) => check(workflow, directory))].map(asDiagnostic);
  const errors = all.filter((each) => each.severity === 'error');
  return [...errors, ...all.filter((each) => each.severity === 'advice')];
}

function checkByKind(workflow: Workflow): Noted[] {
  return workflow.stages.flatMap((stage) => stageKind(stage.kind)?.check?.(stage, workflow) ?? []);
}
