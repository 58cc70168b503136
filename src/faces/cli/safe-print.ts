// How does text of a log reach a terminal? With what would command the terminal made visible: a name in a file must not clear
// the screen, colour it, or turn the order of letters around.

/** Control characters, and those that turn the direction of writing. */
const COMMANDS = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

const visible = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** The text with lines and tabs as they are; the rest is escaped as JSON does it, so that JSON stays what it was. */
export const safeText = (text: string): string =>
  text.replace(COMMANDS, (sign) => (sign === '\n' || sign === '\t' ? sign : visible(sign)));

/** The same for a cell of a table, which is one line. */
export const safeCell = (text: string): string => text.replace(COMMANDS, visible);

export function print(text: string): void {
  process.stdout.write(safeText(text));
}

export function complain(text: string): void {
  process.stderr.write(safeText(text));
}
