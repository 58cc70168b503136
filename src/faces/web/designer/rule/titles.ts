// What fields are called on the screen, for rules in words.
export const titlesOf = (record: {
  readonly [field: string]: { label: string };
}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(record).map(([id, { label }]) => [id, label]));
