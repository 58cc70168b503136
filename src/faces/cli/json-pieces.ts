// A report as JSON, piece by piece: a log of a million activities makes more text than one string can hold.

const TOGETHER = 1000;

/** The text that `JSON.stringify(report, null, 2)` gives, in pieces. */
export function* jsonPieces(report: object): Generator<string, void> {
  let opening = '{\n';
  for (const [name, value] of Object.entries(report)) {
    if (value === undefined) continue;
    yield `${opening}  ${JSON.stringify(name)}: `;
    opening = ',\n';
    if (Array.isArray(value) && value.length > 0) yield* listPieces(value);
    else yield indented(value, 2);
  }
  yield opening === '{\n' ? '{}\n' : '\n}\n';
}

function* listPieces(list: readonly unknown[]): Generator<string, void> {
  for (let at = 0; at < list.length; at += TOGETHER) {
    const some = list.slice(at, at + TOGETHER).map((each) => `    ${indented(each, 4)}`);
    yield `${at === 0 ? '[' : ','}\n${some.join(',\n')}`;
  }
  yield '\n  ]';
}

// A line break in a value is written as an escape, so every real one is of the layout.
const indented = (value: unknown, by: number): string =>
  JSON.stringify(value ?? null, null, 2).replaceAll('\n', `\n${' '.repeat(by)}`);
