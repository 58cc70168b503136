// The requester takes the request back while nobody has begun to work on it: to correct it and start anew, or for good.
import { z } from 'zod';
import { type FieldChange, type Rejection, reject, type StageId } from '../../model/index.ts';
import { clearToken } from '../flow/clear.ts';
import { notify } from '../flow/notify.ts';
import { changeRecord, emit, type Progress } from '../flow/progress.ts';
import { enterAndSettle } from '../flow/settle.ts';
import { stageKind } from '../stages/index.ts';
import { changesFrom, fieldRejection, missingFields } from '../work/fields.ts';
import { defineCommand } from './command-kind.ts';

export const recallSubmission = defineCommand({
  type: 'RecallSubmission',
  title: 'Take the request back',
  access: 'requester',
  alsoPaused: true,
  input: z.strictObject({
    next: z.enum(['start', 'cancel']).meta({ description: 'Start anew, or cancel the case.' }),
    values: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({ description: 'What is corrected, of the fields of the form.' }),
    reason: z.string().max(5_000).default(''),
  }),
  decide(progress, { next, values, reason }) {
    if (hasBegun(progress)) return reject('case-begun');
    if (reason.trim() === '') return reject('reason-missing');
    const changes = next === 'start' ? corrections(progress, values) : [];
    if ('code' in changes) return changes;
    const people = ownersIn(progress);
    const start = next === 'start' ? startOf(progress) : null;
    emit(progress, { type: 'SubmissionRecalled', reason, next });
    for (const token of progress.state.tokens) clearToken(progress, token, { to: start, reason });
    changeRecord(progress, changes, null);
    if (start !== null) {
      const form = intakeOf(progress)?.fields ?? [];
      const again = { stage: start, from: null, rework: false };
      return missingFields(progress, form, []) ?? enterAndSettle(progress, again);
    }
    emit(progress, { type: 'CaseCancelled', reason });
    const text = `${progress.state.title} was taken back. ${reason}`;
    notify(progress, { people, text, reason: 'closed', workItem: null });
    return null;
  },
});

/** Has anybody begun? Somebody has started, or has been in a stage where no work waits any more. */
export function hasBegun({ state, compiled }: Pick<Progress, 'state' | 'compiled'>): boolean {
  if (state.workItems.some(({ status }) => status === 'started')) return true;
  if (state.tokens.some(({ instances = [] }) => instances.some(({ person }) => person !== undefined)))
    return true;
  const waiting = new Set(state.workItems.map(({ stage }) => stage));
  const isWorked = (stage: StageId): boolean =>
    stageKind(compiled.stages.get(stage)?.kind ?? '')?.worked === true;
  return Object.keys(state.visits).some((stage) => isWorked(stage) && !waiting.has(stage));
}

const ownersIn = ({ state }: Progress): string[] =>
  state.workItems.flatMap(({ owner, candidates }) => (owner === null ? candidates : [owner]));

/** The form that leads to where the case began. */
const intakeOf = ({ compiled, state }: Progress) =>
  compiled.intake.find(({ starts }) => (state.visits[starts] ?? 0) > 0);

function startOf(progress: Progress): StageId {
  const { compiled, state } = progress;
  const first = compiled.workflow.stages.find(({ id }) => (state.visits[id] ?? 0) > 0);
  return intakeOf(progress)?.starts ?? first?.id ?? '';
}

function corrections(
  progress: Progress,
  values: { readonly [field: string]: unknown },
): readonly FieldChange[] | Rejection {
  const form = new Set(intakeOf(progress)?.fields.map(({ field }) => field));
  const others = Object.keys(values).filter((field) => !form.has(field));
  if (others.length === 0) return changesFrom(progress, values);
  return fieldRejection(
    others.map((field) => ({ field, code: 'unknown', message: `The form has no field "${field}".` })),
  );
}
