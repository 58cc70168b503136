// What does a file that a command was given say? Its text, or why it cannot be read and what to do.
import { readFile, writeFile } from 'node:fs/promises';
import { fail, type Result, succeed } from '../../core/base/index.ts';

const MARK = '\uFEFF';

/** The text of a file, without a byte order mark; or a sentence that names the file. */
export async function readGivenText(path: string): Promise<Result<string, string>> {
  try {
    return succeed((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    return fail(`${path}: The file cannot be read: ${reasonOf(error)}`);
  }
}

/** The file with another text; a byte order mark that it began with stays, as its editor wants it. */
export async function rewriteGivenText(path: string, text: string): Promise<void> {
  const marked = (await readFile(path, 'utf8')).startsWith(MARK);
  await writeFile(path, marked ? MARK + text : text);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no file of that name. Look at the name and the folder.';
  if (code === 'EISDIR') return 'it is a folder. Name a file in it.';
  return `${error instanceof Error ? error.message : String(error)}. Check that you may read it.`;
}
