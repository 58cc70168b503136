// A short readable key for a name, for use in workflows: "Anna Müller" becomes anna-muller.

const LONGEST = 48;

/** Lower-case ASCII letters, digits and hyphens. A name without any of them becomes `unnamed`. */
export function keyOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'unnamed' : plain;
}
