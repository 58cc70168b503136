// What of an address may be shown to whoever looks at what went out: where it led, and nothing that opens a door or names somebody.

/** Longer than a word is, and no word: a token stands in the path of many a webhook. */
const TOKEN = /^(?=.*\d)[\w.~%-]{12,}$|^[\w.~%-]{25,}$/;

/** **shape**: parts of a path that look like tokens, and all values behind the question mark, are left out. */
export function shownUrl(text: string): string {
  if (!URL.canParse(text)) return '';
  const { protocol, host, pathname, searchParams } = new URL(text);
  const path = pathname.split('/').map((part) => (TOKEN.test(part) ? '…' : part));
  const names = [...searchParams.keys()].map((name) => `${encodeURIComponent(name)}=…`);
  return `${protocol}//${host}${path.join('/')}${names.length === 0 ? '' : `?${names.join('&')}`}`.slice(
    0,
    500,
  );
}

/** The hosts of mail addresses, each once. */
export const shownMail = (to: readonly string[]): string =>
  [...new Set(to.map((address) => `…${address.slice(address.lastIndexOf('@'))}`))].join(', ').slice(0, 500);
