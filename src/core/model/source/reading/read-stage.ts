// One stage as a source says it. Keys that every kind has are read here; the rest are the kind's own settings.

import type { Field } from '../../record.ts';
import { STAGE_ID, titleFromId } from '../../words/naming.ts';
import type { Outcome, Stage, Transition } from '../../workflow.ts';
import { readDue, readLate } from './read-late.ts';
import { readElse, readOwner } from './read-owner.ts';
import { readForm } from './read-record.ts';
import {
  type Members,
  type Reading,
  readFlag,
  readItems,
  readJson,
  readKnown,
  readMembers,
  readText,
  readTexts,
  report,
  type Spot,
} from './reading.ts';

export const STAGE_KEYS: readonly string[] = [
  'kind',
  'title',
  'description',
  'observed',
  'owner',
  'else',
  'tasks',
  'form',
  'due',
  'late',
  'next',
  'outcomes',
  'skippable',
];

const NEXT_SAMPLE = '[{ to: approve, when: amount > 100 }, { to: pay }]';
const OUTCOMES_SAMPLE = 'approved: { to: pay }';

export function readStage(
  reading: Reading,
  id: string,
  spot: Spot,
  record: { readonly [field: string]: Field },
): Stage {
  if (!STAGE_ID.test(id)) {
    const remedy = 'Use letters, digits, - and _, a letter first; the title may be any text.';
    report(reading, spot.node, spot.at, {
      code: 'stage-id',
      message: `"${id}" cannot name a stage.`,
      remedy,
    });
  }
  const members = readMembers(reading, spot, '{ kind: work, owner: team finance, next: [{ to: done }] }');
  const text = (key: string) => readOptional(members, key, (member) => readText(reading, member)) ?? null;
  const texts = (key: string, sample: string) =>
    readOptional(members, key, (member) => readTexts(reading, member, sample)) ?? [];
  const others = readOptional(members, 'else', (member) => readElse(reading, member)) ?? [];
  return {
    id,
    kind: text('kind') ?? 'work',
    title: text('title') ?? titleFromId(id),
    description: text('description'),
    observed: texts('observed', '[Check receipt]'),
    owner: readOptional(members, 'owner', (member) => readOwner(reading, member)) ?? null,
    ...(others.length === 0 ? {} : { else: others }),
    tasks: texts('tasks', '[Receipt readable]'),
    form: readOptional(members, 'form', (member) => readForm(reading, member, record)) ?? [],
    due: readOptional(members, 'due', (member) => readDue(reading, member)) ?? null,
    late: readOptional(members, 'late', (member) => readLate(reading, member)) ?? [],
    next: readOptional(members, 'next', (member) => readNext(reading, member)) ?? [],
    outcomes: readOptional(members, 'outcomes', (member) => readOutcomes(reading, member)) ?? [],
    ...(readOptional(members, 'skippable', (member) => readFlag(reading, member))
      ? { skippable: true as const }
      : {}),
    settings: Object.fromEntries(
      [...members]
        .filter(([key]) => !STAGE_KEYS.includes(key))
        .map(([key, member]) => [key, readJson(reading, member)]),
    ),
  };
}

export function readOptional<Value>(
  members: Members,
  key: string,
  read: (spot: Spot) => Value,
): Value | undefined {
  const member = members.get(key);
  return member === undefined ? undefined : read(member);
}

function readNext(reading: Reading, spot: Spot): Transition[] {
  const transitions: Transition[] = [];
  for (const item of readItems(reading, spot, NEXT_SAMPLE, true)) {
    const members = readWay(reading, item, ['to', 'when', 'carries', 'rework', 'accept'], NEXT_SAMPLE);
    const way = wayOf(reading, item, members);
    const when = readOptional(members, 'when', (member) => readText(reading, member, 'amount > 100')) ?? null;
    if (way !== null) transitions.push({ when, ...way });
  }
  return transitions;
}

function readOutcomes(reading: Reading, spot: Spot): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const [name, item] of readMembers(reading, spot, OUTCOMES_SAMPLE)) {
    const members = readWay(
      reading,
      item,
      ['to', 'title', 'needs', 'carries', 'rework', 'accept'],
      OUTCOMES_SAMPLE,
    );
    const way = wayOf(reading, item, members);
    const title = readOptional(members, 'title', (member) => readText(reading, member)) ?? titleFromId(name);
    const needs = readOptional(members, 'needs', (member) => readTexts(reading, member, '[reason]')) ?? [];
    if (way !== null) outcomes.push({ name, title, needs, ...way });
  }
  return outcomes;
}

/** `approved: pay` is short for `approved: { to: pay }`. */
const readWay = (reading: Reading, item: Spot, known: readonly string[], sample: string): Members =>
  item.node.kind === 'scalar' ? new Map([['to', item]]) : readKnown(reading, item, known, sample);

function wayOf(reading: Reading, item: Spot, members: Members) {
  const to = members.get('to');
  if (to === undefined) {
    return item.node.kind !== 'map'
      ? null
      : report(reading, item.node, item.at, {
          code: 'way-without-end',
          message: `${item.at} leads nowhere.`,
          remedy: 'Add to: and the name of a stage.',
        });
  }
  const stage = readText(reading, to, 'approve');
  const carries = readOptional(members, 'carries', (member) => readTexts(reading, member, '[amount]')) ?? [];
  const rework = readOptional(members, 'rework', (member) => readFlag(reading, member)) ?? false;
  const accept = readOptional(members, 'accept', (member) => readFlag(reading, member)) ?? false;
  return stage === null ? null : { to: stage, carries, rework, ...(accept ? { accept } : {}) };
}
