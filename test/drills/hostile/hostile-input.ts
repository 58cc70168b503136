// What a parser is tried with: what it is, and its bytes. Made when it is its turn, for some are large.
/** **shape**: `make` gives the same bytes each time. */
export type HostileInput = { readonly name: string; readonly make: () => Uint8Array };

export const input = (name: string, make: () => string | Uint8Array): HostileInput => ({
  // Names are printed, one a line.
  name: name.replace(/[^\x20-\x7e]/g, '·'),
  make: () => {
    const made = make();
    return typeof made === 'string' ? bytesOf(made) : made;
  },
});

/** The text in UTF-8, half pairs as they stand in memory, which no encoder would write. */
export function bytesOf(text: string): Uint8Array {
  if (!/[\ud800-\udfff]/u.test(text)) return Buffer.from(text);
  return Buffer.concat(
    Array.from(text, (sign) => {
      const code = sign.codePointAt(0) ?? 0;
      if (code < 0xd800 || code > 0xdfff) return Buffer.from(sign);
      return Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)]);
    }),
  );
}

/** The bytes as a program holds them that takes half pairs for what they are. */
export const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('\ufffd\ufffd\ufffd', '\ud800');

/** Makes one input of each value. */
export const each = <T extends string | number>(
  name: string,
  values: readonly T[],
  make: (value: T) => string | Uint8Array,
): HostileInput[] => values.map((value) => input(`${name} ${String(value).slice(0, 24)}`, () => make(value)));
