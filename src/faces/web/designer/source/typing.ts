// What Tab, Shift+Tab and Enter do to a text of lines: indent, outdent, and a new line indented as the one before.

export type Selected = { readonly text: string; readonly from: number; readonly to: number };
const INDENT = '  ';

export function indented({ text, from, to }: Selected, key: 'indent' | 'outdent' | 'enter'): Selected {
  if (key === 'enter') return newLine({ text, from, to });
  if (key === 'indent' && from === to)
    return { text: text.slice(0, from) + INDENT + text.slice(to), from: from + 2, to: from + 2 };
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lines = text.slice(start, to).split('\n');
  const changed = lines.map((line) => (key === 'indent' ? INDENT + line : line.replace(/^ {1,2}/, '')));
  const grownFirst = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const block = changed.join('\n');
  const grown = block.length - (to - start);
  return {
    text: text.slice(0, start) + block + text.slice(to),
    from: Math.max(start, from + grownFirst),
    to: Math.max(start, to + grown),
  };
}

function newLine({ text, from, to }: Selected): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const line = text.slice(start, from);
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const deeper = /:\s*$/.test(line) ? INDENT : '';
  const added = `\n${indent}${deeper}`;
  const place = from + added.length;
  return { text: text.slice(0, from) + added + text.slice(to), from: place, to: place };
}
