// What a file imports, and what is left of it without comments and texts. A scanner, no parser: it knows comments,
// strings, template texts and regular expressions well enough not to be fooled by them.

export type Import = { readonly from: string; readonly line: number; readonly isStar: boolean };

/** The source with comments blanked; lines and columns stay where they were. With `texts`, string contents go too. */
export function bare(source: string, texts = false): string {
  const pieces =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|(?<=[(,=:[!&|?{};\n]\s*|return\s+)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g;
  return source.replace(pieces, (piece) => {
    const isComment = piece.startsWith('//') || piece.startsWith('/*');
    return isComment || texts ? piece.replace(/[^\n]/g, ' ') : piece;
  });
}

export const lineOf = (source: string, index: number): number => source.slice(0, index).split('\n').length;

/** Static imports, re-exports and dynamic imports, type-only ones included. */
export function importsOf(source: string): Import[] {
  const code = bare(source);
  const found: Import[] = [];
  const statements =
    /(?<=^|;)[ \t]*(?:import|export)\b(?:[^'";=()]*?\bfrom)?\s*(['"])([^'"\n]+)\1|\bimport\(\s*(['"])([^'"\n]+)\3/gm;
  for (const match of code.matchAll(statements)) {
    const from = match[2] ?? match[4];
    if (from === undefined) continue;
    const start = match.index + match[0].search(/\S/);
    found.push({ from, line: lineOf(code, start), isStar: /^\s*export\s*\*/.test(match[0]) });
  }
  return found;
}
