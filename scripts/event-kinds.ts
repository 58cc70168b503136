// Which kinds of event are there, and what do they carry? Read from the type in the model's source: types leave no value behind
// that could be asked.

export type EventMember = { readonly name: string; readonly is: string; readonly note: string };
export type EventKind = {
  readonly type: string;
  readonly note: string;
  readonly members: readonly EventMember[];
};

const BODY = /export type EventBody =\n([\s\S]*?);\n\nexport type/;
const KIND = /(?:\/\*\* ([^*]*) \*\/\s*)?\|\s*\{([^}]*)\}/g;
const MEMBER = /(?:\/\*\* ([^*]*) \*\/\s*)?(\w+): ([^;]+?)\s*(?:;|$)/g;

/** The kinds of event that the source of `EventBody` declares, in its order. */
export function eventKinds(source: string): EventKind[] {
  const body = BODY.exec(source)?.[1];
  if (body === undefined) throw new Error('There is no type EventBody in this source.');
  return [...body.matchAll(KIND)].map(([, note = '', inner = '']) => {
    const members = [...inner.matchAll(MEMBER)].map(([, about = '', name = '', is = '']) => ({
      name,
      is: is.replace(/\s+/g, ' '),
      note: about,
    }));
    const type = members.find(({ name }) => name === 'type')?.is.replaceAll("'", '') ?? '';
    return { type, note, members: members.filter(({ name }) => name !== 'type') };
  });
}
