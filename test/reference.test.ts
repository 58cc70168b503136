// The generated reference names everything there is: the reader of event types misses none, and every registry has its page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventKinds } from '../scripts/event-kinds.ts';
import { referencePages } from '../scripts/reference-pages.ts';

const root = join(import.meta.dirname, '..');
const source = readFileSync(join(root, 'src/core/model/event.ts'), 'utf8');

test('every kind of event is read from the source of the model, with its members', () => {
  const kinds = eventKinds(source);
  expect(kinds).toHaveLength([...source.matchAll(/\btype: '[A-Z]/g)].length);
  expect(kinds.filter(({ type, members }) => type === '' || members.length === 0)).toEqual([]);
  expect(
    kinds.find(({ type }) => type === 'TaskTicked')?.members.map(({ name, is }) => `${name}: ${is}`),
  ).toEqual(['workItem: WorkItemId', 'task: number', 'done: boolean']);
});

test('a page of the reference says nothing that a reader cannot know', () => {
  for (const { path, text } of referencePages(root)) {
    expect({ path, text: text.match(/__schema|undefined|\[object/)?.[0] }).toEqual({ path });
  }
});
