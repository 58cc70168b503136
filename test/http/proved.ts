// What a browser does before it sends a public form: the small calculation that the form asks for.
import { prove } from '../../src/faces/web/pages/public-form/prove.ts';
import type { Visitor } from './client.ts';

type Shown = { task: { text: string; bits: number } };

/** A proof for the form at that address. */
export async function provedFor({ ask }: Pick<Visitor, 'ask'>, path: string): Promise<string> {
  return prove(((await ask('GET', path)).body as Shown).task);
}
