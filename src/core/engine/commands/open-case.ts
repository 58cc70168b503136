// A case is opened: by a form, by the API, or by another case.
import { z } from 'zod';
import {
  type Actor,
  type CaseRecord,
  checkValues,
  INTAKE_SOURCES,
  type Intake,
  PRIORITIES,
  type Rejection,
  reject,
} from '../../model/index.ts';
import { emit, factsOf, type Progress } from '../flow/progress.ts';
import { enterFirst } from '../flow/settle.ts';
import { findPerson } from '../owners/named/find-person.ts';
import { fieldRejection } from '../work/fields.ts';
import { type CommandHead, defineCommand } from './command-kind.ts';

const input = z.strictObject({
  number: z.int().positive().meta({ description: 'The number of the case in its workspace.' }),
  values: z.record(z.string(), z.unknown()).default({}),
  via: z.enum([...INTAKE_SOURCES, 'case']).default('people'),
  intake: z.int().min(0).optional().meta({ description: 'Which form, where there are several.' }),
  title: z.string().trim().max(300).optional(),
  requester: z.string().nullish(),
  requesterName: z
    .union([z.string().max(200), z.strictObject({ personal: z.string(), hash: z.string() })])
    .nullish()
    .meta({ description: 'What somebody without sign-in is called; kept apart.' }),
  priority: z.enum(PRIORITIES).default('normal'),
  starts: z
    .string()
    .optional()
    .meta({ description: 'Another first stage than the form says; not for forms.' }),
  parent: z.string().nullish().meta({ description: 'The case that opens this one.' }),
  depth: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'How many cases opened one another by machine before this one.' }),
  awaited: z.boolean().optional().meta({ description: 'Whether the parent waits for this one.' }),
});
type Asked = z.output<typeof input>;

/** Cases that may open one another by machine, one after the other. */
export const MOST_DEPTH = 20;

export const openCase = defineCommand({
  type: 'OpenCase',
  title: 'Open a case',
  access: 'anyone',
  input,
  decide(progress, command) {
    if (progress.state.seq > 0) return reject('case-exists', { caseId: command.caseId });
    if ((command.depth ?? 0) > MOST_DEPTH) return reject('too-many-cases', { most: MOST_DEPTH });
    const intake = intakeFor(progress, command);
    if (intake === undefined) return reject('intake-closed', { via: command.via });
    const values = recordFrom(progress, command, intake);
    if ('code' in values) return values;
    opened(progress, command, values.record);
    const stage = command.via === 'people' || command.via === 'public' ? undefined : command.starts;
    return enterFirst(progress, stage ?? intake.starts);
  },
});

function intakeFor({ compiled }: Progress, { via, intake, by }: Asked & CommandHead): Intake | undefined {
  const takes = (each: Intake): boolean => via === 'case' || each.from.includes(via);
  const found = intake === undefined ? compiled.intake.find(takes) : compiled.intake[intake];
  return found !== undefined && takes(found) && COMES_BY[via].includes(by.kind) ? found : undefined;
}

/** Who may come which way: nobody from outside passes for a colleague, and only the machine opens for another case. */
const COMES_BY: { readonly [Via in Asked['via']]: readonly Actor['kind'][] } = {
  people: ['person'],
  public: ['public', 'person', 'machine'],
  api: ['person', 'machine'],
  case: ['machine'],
};

/** A form takes what it shows; another case may fill every field of the record. */
function recordFrom(
  { compiled, directory }: Progress,
  { via, values }: Asked,
  intake: Intake,
): { record: CaseRecord } | Rejection {
  const { record } = compiled.workflow;
  const shown = new Set(intake.fields.map((each) => each.field));
  const others = Object.keys(record).filter((field) => !shown.has(field));
  const hidden = via === 'case' ? others.map((field) => ({ field, required: false })) : [];
  const checks = { references: true, people: findPerson(directory) };
  const checked = checkValues(record, [...intake.fields, ...hidden], values, checks);
  if (!checked.ok) return fieldRejection(checked.problem);
  return { record: checked.value };
}

function opened(progress: Progress, command: Asked & CommandHead, record: CaseRecord): void {
  const { compiled, by } = progress;
  const { caseId, number, via, priority, depth } = command;
  const requester =
    by.kind === 'public' ? null : (command.requester ?? (by.kind === 'person' ? by.person : null));
  const requesterName = command.requesterName ?? (by.kind === 'public' ? by.name : null);
  const draft = { ...progress.state, record, number, priority, requester, requesterName };
  const named = compiled.caseTitle?.(factsOf({ ...progress, state: draft }, null)).trim();
  emit(progress, {
    type: 'CaseOpened',
    caseId,
    workflow: compiled.workflow.id,
    number,
    title: command.title || named || `${compiled.workflow.title} #${number}`,
    requester,
    requesterName,
    via,
    parent: command.parent ?? null,
    ...(command.awaited === true && via === 'case' ? { awaited: true as const } : {}),
    priority,
    record,
    ...(via === 'case' && depth !== undefined ? { depth } : {}),
  });
}
