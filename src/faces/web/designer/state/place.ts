// Where in the designer is the thing that a path in the model names? `stages.check.owner` is the owner in the panel of Check.

/** What the panel shows, and which part of it is meant. */
export type Place =
  | { readonly shows: 'stage'; readonly stage: string; readonly part: string }
  | { readonly shows: 'workflow'; readonly part: string }
  | { readonly shows: 'automation'; readonly automation: string };

const STAGE_PARTS: Readonly<Record<string, string>> = { next: 'ways', outcomes: 'ways', settings: 'kind' };
/** Settings that have a part of the panel to themselves. */
const OWN_SETTINGS: ReadonlySet<string> = new Set(['decides', 'each']);
/** What any stage may say of when it begins. */
export const BEGINS_SETTINGS: ReadonlySet<string> = new Set([
  'alone',
  'while',
  'on-demand',
  'cancels',
  'repeat',
]);
const WORKFLOW_PARTS: Readonly<Record<string, string>> = {
  record: 'record',
  intake: 'intake',
  owner: 'owner',
  title: 'title',
  caseTitle: 'title',
  description: 'title',
};

/** The place of a path. Every path has one: what is nowhere in particular is in the panel of the workflow. */
export function placeOf(at: string): Place {
  const [root = '', name = '', part = '', setting = ''] = at.split(/[.[\]]+/);
  if (root === 'stages' && name !== '') {
    return { shows: 'stage', stage: name, part: partOf(part, setting) };
  }
  if (root === 'automations' && name !== '') return { shows: 'automation', automation: name };
  return { shows: 'workflow', part: WORKFLOW_PARTS[root] ?? '' };
}

function partOf(part: string, setting: string): string {
  if (part === 'settings' && OWN_SETTINGS.has(setting)) return setting;
  if (part === 'settings' && setting === 'for') return 'ways';
  if (part === 'settings' && BEGINS_SETTINGS.has(setting)) return 'begins';
  return STAGE_PARTS[part] ?? part;
}

export const pathOfStage = (stage: string, part = ''): string =>
  part === '' ? `stages.${stage}` : `stages.${stage}.${part}`;
