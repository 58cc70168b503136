// Everything that is looked at in a workflow beyond what making it ready tells: one check a file, in the order of a report.
import type { Directory, Workflow } from '../../model/index.ts';
import type { Noted } from '../compile/findings.ts';
import { checkAutomations } from './automations.ts';
import { checkContracts } from './contracts.ts';
import { checkDeadlines } from './deadlines.ts';
import { checkFields } from './fields.ts';
import { checkMachineCircles } from './machine-circles.ts';
import { checkNames } from './names.ts';
import { checkOwners } from './owners.ts';
import { checkFlow } from './soundness/flow.ts';
import { checkReach } from './soundness/reach.ts';
import { checkWays } from './ways.ts';

type Check = (workflow: Workflow, directory: Directory | undefined) => Noted[];

export const CHECKS: readonly Check[] = [
  checkNames,
  checkWays,
  checkReach,
  checkFlow,
  checkOwners,
  checkFields,
  checkDeadlines,
  checkContracts,
  checkAutomations,
  checkMachineCircles,
];
