// What does this source say? The workflow it stands for, or every fault in it with line, column and remedy.
import type { Diagnostic } from '../diagnostic.ts';
import type { Field } from '../record.ts';
import { STAGE_ID, titleFromId } from '../words/naming.ts';
import { INTAKE_SOURCES, type Intake, type Stage, type Workflow } from '../workflow.ts';
import { readAutomations } from './reading/read-automation.ts';
import { readForm, readFormFields, readRecord } from './reading/read-record.ts';
import { readOptional, readStage } from './reading/read-stage.ts';
import {
  type Members,
  type Reading,
  readItems,
  readKnown,
  readMembers,
  readNumber,
  readText,
  readTexts,
  readWord,
  report,
  type Spot,
} from './reading/reading.ts';
import { parseSource } from './source-tree.ts';

const KEYS = [
  'workflow',
  'title',
  'description',
  'owner',
  'case-title',
  'calendar',
  'pause-reasons',
  'record',
  'intake',
  'stages',
  'automations',
  'canvas',
];
const INTAKE_SAMPLE = '[{ form: { fields: [amount], from: [people] }, starts: check }]';

/**
 * Reads a workflow from YAML or JSON. **shape**: the workflow is null where there is any error.
 * **rejects**: bad syntax, unknown keys, wrong types; whether the workflow makes sense is for the engine's `validate` to say.
 */
export function readWorkflow(text: string): { workflow: Workflow | null; diagnostics: Diagnostic[] } {
  const { root, diagnostics } = parseSource(text);
  if (root === null) return { workflow: null, diagnostics };
  const reading: Reading = { diagnostics };
  const workflow = readRoot(reading, { node: root, at: '' });
  return { workflow: diagnostics.length > 0 ? null : workflow, diagnostics };
}

function readRoot(reading: Reading, spot: Spot): Workflow {
  const members = readKnown(reading, spot, KEYS, 'workflow: expense');
  const text = (key: string) => readOptional(members, key, (member) => readText(reading, member)) ?? null;
  const id = text('workflow') ?? '';
  if (!STAGE_ID.test(id)) noId(reading, members.get('workflow') ?? spot, id);
  const title = text('title') ?? titleFromId(id);
  const record = readOptional(members, 'record', (member) => readRecord(reading, member)) ?? {};
  const stages = readOptional(members, 'stages', (member) => readStages(reading, member, record)) ?? [];
  const setting = { title, record, starts: stages[0]?.id ?? '' };
  return {
    id,
    title,
    description: text('description'),
    owner: text('owner'),
    caseTitle: text('case-title'),
    calendar: text('calendar'),
    ...pauseReasonsIn(reading, members),
    record,
    intake: readOptional(members, 'intake', (member) => readIntakes(reading, member, setting)) ?? [],
    stages,
    automations: readOptional(members, 'automations', (member) => readAutomations(reading, member)) ?? [],
    canvas: readOptional(members, 'canvas', (member) => readCanvas(reading, member)) ?? {},
  };
}

function pauseReasonsIn(reading: Reading, members: Members): Pick<Workflow, 'pauseReasons'> {
  const read = (member: Spot) => readTexts(reading, member, '[Waiting for requester, Waiting for vendor]');
  const pauseReasons = readOptional(members, 'pause-reasons', read) ?? [];
  return pauseReasons.length === 0 ? {} : { pauseReasons };
}

function noId(reading: Reading, spot: Spot, id: string): void {
  if (spot.node.kind === 'list') return;
  report(reading, spot.node, 'workflow', {
    code: 'workflow-id',
    message: id === '' ? 'The workflow has no name.' : `"${id}" cannot name a workflow.`,
    remedy: 'Write workflow: and a name of letters, digits, - and _, such as workflow: expense.',
  });
}

/** More than anybody sees on a drawing; every way between them is looked at when the workflow is checked. */
const MOST_STAGES = 1_000;

const tooManyStages = (reading: Reading, { node, at }: Spot, count: number): null =>
  report(reading, node, at, {
    code: 'too-many-stages',
    message: `The workflow has ${count} stages; at most ${MOST_STAGES} can be kept in view.`,
    remedy: 'Move a part of them into a workflow of its own, and call it by a subflow stage.',
  });

function readStages(reading: Reading, spot: Spot, record: { readonly [field: string]: Field }): Stage[] {
  const members = readMembers(reading, spot, 'check: { kind: work }');
  if (members.size > MOST_STAGES) tooManyStages(reading, spot, members.size);
  return [...members].map(([id, member]) => readStage(reading, id, member, record));
}

type Setting = { title: string; record: { readonly [field: string]: Field }; starts: string };

function readIntakes(reading: Reading, spot: Spot, setting: Setting): Intake[] {
  return readItems(reading, spot, INTAKE_SAMPLE, true).map((item) => {
    const members = readKnown(reading, item, ['title', 'form', 'from', 'starts'], INTAKE_SAMPLE);
    const text = (key: string) => readOptional(members, key, (member) => readText(reading, member));
    const form = members.get('form');
    const inner =
      form?.node.kind === 'map' ? readKnown(reading, form, ['fields', 'from'], INTAKE_SAMPLE) : null;
    const from = members.get('from') ?? inner?.get('from');
    const shown = inner?.get('fields');
    return {
      title: text('title') ?? setting.title,
      fields:
        form === undefined || (inner !== null && shown === undefined)
          ? []
          : shown === undefined
            ? readForm(reading, form, setting.record)
            : readFormFields(reading, shown, setting.record),
      from: from === undefined ? ['people'] : readSources(reading, from),
      starts: text('starts') ?? setting.starts,
    };
  });
}

const readSources = (reading: Reading, spot: Spot): Intake['from'] =>
  readItems(reading, spot, '[people, public]', true)
    .map((item) => readWord(reading, item, INTAKE_SOURCES))
    .filter((source) => source !== null);

function readCanvas(reading: Reading, spot: Spot): Workflow['canvas'] {
  const places: [string, { x: number; y: number }][] = [];
  for (const [stage, member] of readMembers(reading, spot, 'check: { x: 40, y: 80 }')) {
    const members = readKnown(reading, member, ['x', 'y'], '{ x: 40, y: 80 }');
    const x = readOptional(members, 'x', (place) => readNumber(reading, place)) ?? 0;
    const y = readOptional(members, 'y', (place) => readNumber(reading, place)) ?? 0;
    places.push([stage, { x, y }]);
  }
  return Object.fromEntries(places);
}
