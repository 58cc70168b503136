// What changed between two workflows, in plain words: "Check: due changed from 1 business day to 4h".
import { canonicalJson, type Json } from '../../../base/index.ts';
import type { Field } from '../../record.ts';
import { triggerInWords } from '../../words/automation-title.ts';
import type { Automation, Intake, Stage, Workflow } from '../../workflow.ts';
import { diffTables } from '../table-edits.ts';
import {
  actionsInWords,
  dueInWords,
  formInWords,
  lateInWords,
  openToInWords,
  ownerInWords,
  scheduleInWords,
  textInWords,
} from './in-words.ts';
import { settingInWords } from './settings-in-words.ts';
import { AS_WRITTEN, type Speech, type Titles, titlesOf } from './titles.ts';
import { bothInWords, diffWays } from './ways-in-words.ts';

type Words<Thing> = readonly (readonly [label: string, words: (thing: Thing, titles: Titles) => string])[];

const WORKFLOW_WORDS: Words<Workflow> = [
  ['title', (workflow) => textInWords(workflow.title)],
  ['description', (workflow) => textInWords(workflow.description)],
  ['owner', (workflow) => workflow.owner ?? 'nobody'],
  ['case title', (workflow) => textInWords(workflow.caseTitle)],
  ['calendar', (workflow) => workflow.calendar ?? "the workspace's"],
  ['reasons to pause', (workflow) => listedOr(workflow.pauseReasons, 'any')],
];

const STAGE_WORDS: Words<Stage> = [
  ['title', (stage) => textInWords(stage.title)],
  ['kind', (stage) => stage.kind],
  ['description', (stage) => textInWords(stage.description)],
  ['observed names', (stage) => listed(stage.observed)],
  ['owner', (stage, titles) => ownerInWords(stage.owner, titles)],
  ['owner otherwise', (stage, titles) => listed((stage.else ?? []).map(titles.owner))],
  ['due', (stage) => dueInWords(stage.due)],
  ['when late', (stage, titles) => lateInWords(stage.late, titles)],
  ['tasks', (stage) => listed(stage.tasks)],
  ['form', (stage, { field }) => formInWords(stage.form, field)],
  ['may be skipped by', (stage) => (stage.skippable ? 'whoever has the work' : 'operators')],
];

const FIELD_WORDS: Words<Field> = [
  ['type', (field) => field.type],
  ['label', (field) => textInWords(field.label)],
  ['help', (field) => textInWords(field.help)],
  ['required', (field) => (field.required ? 'yes' : 'no')],
  ['options', (field) => listed(field.options)],
  ['currency', (field) => field.currency || 'none'],
  ['personal', (field) => (field.personal ? 'yes' : 'no')],
];

const INTAKE_WORDS: Words<Intake> = [
  ['title', (intake) => textInWords(intake.title)],
  ['fields', (intake, { field }) => formInWords(intake.fields, field)],
  ['open to', (intake) => openToInWords(intake.from)],
  ['first stage', (intake, { stage }) => stage(intake.starts)],
];

const AUTOMATION_WORDS: Words<Automation> = [
  ['title', (automation) => textInWords(automation.title)],
  ['event', (automation) => triggerInWords(automation.on)],
  ['stage', (automation, { stage }) => (automation.stage === null ? 'any' : stage(automation.stage))],
  ['field', (automation, { field }) => (automation.field === null ? 'any' : field(automation.field))],
  ['message', (automation) => automation.message ?? 'any'],
  ['times', (automation) => scheduleInWords(automation.schedule)],
  ['rule', (automation, { rule }) => (automation.if === null ? 'always' : rule(automation.if))],
  ['actions', (automation, titles) => actionsInWords(automation.do, titles)],
  ['state', (automation) => (automation.enabled ? 'on' : 'off')],
];

/** What a difference is about. */
export type DifferenceAbout = 'workflow' | 'field' | 'intake' | 'stage' | 'automation' | 'drawing';

/** One difference. **shape**: `id` of the stage, field or automation (empty for the workflow); `text` is a sentence. */
export type WorkflowDifference = {
  readonly about: DifferenceAbout;
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly text: string;
};

/** Every difference as a sentence; none where the two say the same. What only the canvas shows counts last, as one. */
export const diffWorkflows = (before: Workflow, after: Workflow, speech?: Speech): string[] =>
  compareWorkflows(before, after, speech).map(({ text }) => text);

/** Every difference, with what it is about; people, teams and rules are said as `speech` knows them. */
export function compareWorkflows(before: Workflow, after: Workflow, speech?: Speech): WorkflowDifference[] {
  const whole = { about: 'workflow', id: '' } as const;
  const titles = titlesOf(before, after, speech);
  const automations = (workflow: Workflow) =>
    byId(workflow.automations.map((each) => [each.id, each] as const));
  return [
    ...changes({ ...whole, name: 'Workflow' }, before, after, WORKFLOW_WORDS, titles),
    ...compared(
      { about: 'field', noun: 'Field' },
      byId(Object.entries(before.record)),
      byId(Object.entries(after.record)),
      FIELD_WORDS,
      titles,
    ),
    ...compared(
      { about: 'intake', noun: 'Intake form' },
      numbered(before.intake),
      numbered(after.intake),
      INTAKE_WORDS,
      titles,
    ),
    ...diffStages(before.stages, after.stages, titles),
    ...compared(
      { about: 'automation', noun: 'Automation' },
      automations(before),
      automations(after),
      AUTOMATION_WORDS,
      titles,
    ),
    ...(same(before.canvas, after.canvas) ? [] : [drawing('The drawing was rearranged')]),
  ];
}

const drawing = (text: string): WorkflowDifference => ({ about: 'drawing', id: '', change: 'changed', text });

function diffStages(before: readonly Stage[], after: readonly Stage[], titles: Titles): WorkflowDifference[] {
  const stages = (list: readonly Stage[]) => byId(list.map((stage) => [stage.id, stage] as const));
  const found = compared(
    { about: 'stage', noun: 'Stage' },
    stages(before),
    stages(after),
    STAGE_WORDS,
    titles,
  );
  for (const stage of after) {
    const earlier = before.find(({ id }) => id === stage.id);
    if (earlier === undefined) continue;
    const about = { about: 'stage', id: stage.id, change: 'changed' } as const;
    found.push(...diffWays(earlier, stage, titles).map((text) => ({ ...about, text })));
    found.push(...diffSettings(earlier, stage, titles));
  }
  const order = (list: readonly Stage[], other: readonly Stage[]) =>
    list.filter((stage) => other.some(({ id }) => id === stage.id)).map(({ id }) => id);
  if (!same(order(before, after), order(after, before)))
    found.push(drawing('The stages were put in another order'));
  return found;
}

function diffSettings(before: Stage, after: Stage, titles: Titles): WorkflowDifference[] {
  const words = (value: Json | undefined): string => {
    if (value === undefined) return 'none';
    return typeof value === 'string' ? textInWords(value) : canonicalJson(value);
  };
  const names = [...new Set([...Object.keys(before.settings), ...Object.keys(after.settings)])].filter(
    (name) => name !== 'table',
  );
  const stage = { about: 'stage', id: after.id } as const;
  const tables = diffTables(before.settings.table, after.settings.table);
  const found = changes(
    { ...stage, name: after.title },
    before.settings,
    after.settings,
    names.map(
      (name) =>
        [
          name,
          (settings: Stage['settings'], called: Titles) =>
            called === AS_WRITTEN ? words(settings[name]) : settingInWords(name, settings[name], called),
        ] as const,
    ),
    titles,
  );
  const ofTable = tables.map((said) => ({
    ...stage,
    change: 'changed' as const,
    text: `${after.title}: ${said}`,
  }));
  return [...found, ...ofTable];
}

function compared<Thing>(
  { about, noun }: { about: DifferenceAbout; noun: string },
  before: ReadonlyMap<string, Thing>,
  after: ReadonlyMap<string, Thing>,
  words: Words<Thing>,
  titles: Titles,
): WorkflowDifference[] {
  const found: WorkflowDifference[] = [];
  for (const [id, thing] of before) {
    if (!after.has(id))
      found.push({ about, id, change: 'removed', text: `${noun} "${nameOf(id, thing)}" removed` });
  }
  for (const [id, thing] of after) {
    const earlier = before.get(id);
    if (earlier === undefined)
      found.push({ about, id, change: 'added', text: `${noun} "${nameOf(id, thing)}" added` });
    else found.push(...changes({ about, id, name: nameOf(id, thing) }, earlier, thing, words, titles));
  }
  return found;
}

function changes<Thing>(
  { about, id, name }: { about: DifferenceAbout; id: string; name: string },
  before: Thing,
  after: Thing,
  words: Words<Thing>,
  titles: Titles,
): WorkflowDifference[] {
  return words
    .filter(([, say]) => say(before, AS_WRITTEN) !== say(after, AS_WRITTEN))
    .map(([label, say]) => {
      const [was, now] = bothInWords(say, [before, after], titles);
      return { about, id, change: 'changed', text: `${name}: ${label} changed from ${was} to ${now}` };
    });
}

function nameOf(id: string, thing: unknown): string {
  const { title, label } = thing as { title?: string; label?: string };
  return title ?? label ?? id;
}

const listed = (items: readonly string[]): string => (items.length === 0 ? 'none' : items.join(', '));
const listedOr = (items: readonly string[] = [], none: string): string =>
  items.length === 0 ? none : items.join(', ');
const byId = <Thing>(entries: readonly (readonly [string, Thing])[]): ReadonlyMap<string, Thing> =>
  new Map(entries);
const numbered = <Thing>(items: readonly Thing[]): ReadonlyMap<string, Thing> =>
  new Map(items.map((item, index) => [String(index + 1), item]));
const same = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);
