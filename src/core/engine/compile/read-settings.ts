// Do settings have the shape that their kind declares? What does not fit is named one by one, where it stands.
import type { z } from 'zod';
import { respelt } from '../../model/index.ts';
import type { Preparing } from './compiled.ts';
import { error, type Noted } from './findings.ts';

/** `of`: whose settings they are, in words. */
type Reading = {
  readonly at: string;
  readonly of: string;
  readonly note: Preparing['note'];
  /** What else may stand beside the settings in the source, by key. */
  readonly beside?: readonly string[];
};
type Issue = z.core.$ZodIssue;

/** Reads settings by their shape; null where they do not fit, which is then noted with the place of each problem. */
export function readSettings<Settings>(
  shape: z.ZodType<Settings>,
  settings: object,
  { at, of, note, beside = [] }: Reading,
): { settings: Settings } | null {
  const read = shape.safeParse(settings);
  if (read.success) return { settings: read.data };
  const keys = 'shape' in shape && typeof shape.shape === 'object' ? Object.keys(shape.shape ?? {}) : [];
  const free = [...keys, ...beside].filter((key) => !Object.hasOwn(settings, key));
  for (const issue of read.error.issues) {
    const place = [`${at}.settings`, ...issue.path.map(String)].join('.');
    for (const each of notedOf(issue, { settings, place, of, free })) note(each);
  }
  return null;
}

type Where = {
  readonly settings: object;
  readonly place: string;
  readonly of: string;
  readonly free: readonly string[];
};

function notedOf(issue: Issue, { settings, place, of, free }: Where): Noted[] {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length === 0 ? free : [];
    return issue.keys.map((key) => ({
      ...invalid(
        `${place}.${key}`,
        `"${key}" is not known at ${of}.`,
        'Look at how it is spelled, or remove it.',
      ),
      ...respelt(key, known),
    }));
  }
  const name = issue.path.map(String).join('.');
  const value = valueAt(settings, issue.path);
  // What a page begins with and nobody filled in is as good as not there.
  if (name !== '' && (value === undefined || value === '')) {
    return [invalid(place, `"${name}" is missing at ${of}.`, `Add ${name}: and its value.`)];
  }
  return [invalid(place, `A setting of ${of} does not fit: ${issue.message}.`, 'Correct this setting.')];
}

const invalid = (at: string, message: string, remedy: string): Noted =>
  error('settings-invalid', at, message, remedy);

/** Undefined where nothing stands there. */
function valueAt(settings: object, path: readonly PropertyKey[]): unknown {
  let value: unknown = settings;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as { readonly [part: PropertyKey]: unknown })[part];
  }
  return value;
}
