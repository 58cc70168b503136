// A renamed field inside a rule's text: whole words change, texts in quotes and members behind a dot do not.

export const renameInRule = (rule: string, from: string, to: string): string =>
  rule.replace(/"(?:[^"\\]|\\.)*"|\.?[\p{L}_][\p{L}\p{N}_]*/gu, (piece) => (piece === from ? to : piece));

/** The same inside the `{{expressions}}` of a text. */
export const renameInTemplate = (template: string, from: string, to: string): string =>
  template.replace(/\{\{.*?\}\}/gs, (expression) => renameInRule(expression, from, to));
