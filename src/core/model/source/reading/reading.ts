// How the parts of a source are read: each reader takes a spot (a node and its path), gives the value or null, and
// reports what is wrong with place and remedy. Reading goes on after a fault, so that all of them are named at once.
import type { Json } from '../../../base/index.ts';
import { clearlyNearest, nearest } from '../../../base/index.ts';
import type { Diagnostic } from '../../diagnostic.ts';
import type { Place, SourceEntry, SourceNode } from '../source-tree.ts';

export type Reading = { readonly diagnostics: Diagnostic[] };

/** A node of the source and its path in the model: `stages.check.due`. */
export type Spot = { readonly node: SourceNode; readonly at: string };

/** The members of a map by key, in source order. */
export type Members = ReadonlyMap<string, Spot>;

export type Fault = Pick<Diagnostic, 'code' | 'message' | 'remedy' | 'fix'>;

export function report(reading: Reading, place: Place, at: string, fault: Fault): null {
  const { line, column } = place;
  reading.diagnostics.push({ ...fault, severity: 'error', at, line, column });
  return null;
}

const wrongType = (reading: Reading, spot: Spot, wanted: string, sample: string): null =>
  report(reading, spot.node, spot.at, {
    code: 'wrong-type',
    message: `${spot.at === '' ? 'The source' : spot.at} must be ${wanted}.`,
    remedy: `Write for example ${sample}.`,
  });

/** Text; a bare number or yes/no is taken as it was written. */
export function readText(reading: Reading, spot: Spot, sample = 'a word or a sentence'): string | null {
  if (spot.node.kind === 'scalar' && spot.node.value !== null && spot.node.text !== '') return spot.node.text;
  return wrongType(reading, spot, 'text', sample);
}

export function readFlag(reading: Reading, spot: Spot): boolean | null {
  if (spot.node.kind === 'scalar' && typeof spot.node.value === 'boolean') return spot.node.value;
  return wrongType(reading, spot, 'true or false', 'true');
}

export function readNumber(reading: Reading, spot: Spot): number | null {
  const value = spot.node.kind === 'scalar' ? spot.node.value : null;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return wrongType(reading, spot, 'a number', '12');
}

/** One of a few words. */
export function readWord<Word extends string>(
  reading: Reading,
  spot: Spot,
  words: readonly Word[],
): Word | null {
  const text = spot.node.kind === 'scalar' ? spot.node.text : '';
  const word = words.find((each) => each === text);
  if (word !== undefined) return word;
  return report(reading, spot.node, spot.at, {
    code: 'unknown-word',
    message: text === '' ? `${spot.at} must be a word.` : `${spot.at} cannot be "${text}".`,
    remedy: `Write one of: ${words.join(', ')}.`,
    ...respelt(text, words),
  });
}

/** Another word in its place, where only one can be meant. */
export function respelt(from: string, known: readonly string[]): Pick<Fault, 'fix'> {
  const to = clearlyNearest(from, known);
  if (to === undefined || from === '') return {};
  return { fix: { words: `Write ${to}`, edits: [], respell: { from, to } } };
}

/** The items of a list; one thing alone counts as a list of one where `alone` allows it. */
export function readItems(reading: Reading, spot: Spot, sample: string, alone = false): Spot[] {
  if (spot.node.kind === 'list')
    return spot.node.items.map((node, index) => ({ node, at: `${spot.at}[${index}]` }));
  if (alone && (spot.node.kind === 'map' || spot.node.value !== null)) return [spot];
  wrongType(reading, spot, 'a list', sample);
  return [];
}

export function readTexts(reading: Reading, spot: Spot, sample: string): string[] {
  return readItems(reading, spot, sample, true)
    .map((item) => readText(reading, item))
    .filter((text) => text !== null);
}

/** The members of a map whose keys are names that the writer chose. */
export function readMembers(reading: Reading, spot: Spot, sample: string): Members {
  if (spot.node.kind !== 'map') {
    wrongType(reading, spot, 'a map of keys and values', sample);
    return new Map();
  }
  const prefix = spot.at === '' ? '' : `${spot.at}.`;
  return new Map(
    spot.node.entries.map((entry) => [entry.key, { node: entry.value, at: prefix + entry.key }]),
  );
}

/** The members of a map whose keys are known; every other key is reported. */
export function readKnown(reading: Reading, spot: Spot, known: readonly string[], sample: string): Members {
  const members = readMembers(reading, spot, sample);
  if (spot.node.kind !== 'map') return members;
  const free = known.filter((key) => !members.has(key));
  for (const entry of spot.node.entries) {
    if (known.includes(entry.key)) continue;
    const at = spot.at === '' ? entry.key : `${spot.at}.${entry.key}`;
    report(reading, entry, at, unknownKey(entry, known, free));
  }
  return members;
}

/** `free`: a key that stands there already is not what was meant. */
function unknownKey({ key, value }: SourceEntry, known: readonly string[], free: readonly string[]): Fault {
  if (key.includes(' ') && value.kind === 'scalar' && value.value === null) {
    const remedy = 'A text that holds a comma stands in quotes here: "this, and that".';
    return { code: 'unknown-key', message: `"${key}" is not known here.`, remedy };
  }
  const near = nearest(key, known);
  const remedy =
    near === undefined ? `Remove it. Known here: ${known.join(', ')}.` : `Did you mean "${near}"?`;
  return {
    code: 'unknown-key',
    message: `"${key}" is not known here.`,
    remedy,
    ...respelt(key, free),
  };
}

/** The value as plain JSON, whatever it is. */
export function readJson(reading: Reading, spot: Spot): Json {
  const { node } = spot;
  if (node.kind === 'list') return readItems(reading, spot, '').map((item) => readJson(reading, item));
  if (node.kind === 'map') {
    const members = [...readMembers(reading, spot, '')];
    return Object.fromEntries(members.map(([key, member]) => [key, readJson(reading, member)]));
  }
  if (typeof node.value !== 'number' || Number.isFinite(node.value)) return node.value;
  return wrongType(reading, spot, 'a finite number', '12');
}
