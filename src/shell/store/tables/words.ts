// Words that somebody looks for: in titles wherever they stand, and as the number of a case.

/** The pattern of `ilike` for texts that hold this one. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The number of a case, with or without its sign; null where the text is none. */
export const numberIn = (text: string): number | null => {
  const [, digits] = /^#?(\d{1,15})$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** Whether nothing but a number is looked for: with its sign it stands in no title. */
export const isNumberAlone = (text: string): boolean => text.startsWith('#') && numberIn(text) !== null;

/** The words of a text, each once. */
export const wordsOf = (text: string): readonly string[] => [
  ...new Set(text.split(/\s+/).filter((word) => word !== '')),
];
