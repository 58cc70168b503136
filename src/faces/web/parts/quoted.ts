// Some words as a sentence names them: “receipt” or “recipe”.
const list = new Intl.ListFormat('en', { type: 'disjunction' });

export const quoted = (words: readonly string[]): string => list.format(words.map((word) => `“${word}”`));
