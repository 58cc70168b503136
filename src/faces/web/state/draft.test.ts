import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimDrafts } from './draft.ts';

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

const typed = () => [...kept].flatMap(([key, text]) => (key.startsWith('millrace-draft:') ? text : []));

test('what one person typed is not there for the next, and is there again when they come back', () => {
  kept.set('millrace-draft:comment:c1', 'from before');
  claimDrafts('ana');
  kept.set('millrace-draft:design:w1', 'of Ana');
  kept.set('millrace-draft:public:t1', 'of a stranger');
  claimDrafts('bo');
  expect(typed()).toEqual(['of a stranger']);
  kept.set('millrace-draft:comment:c1', 'of Bo');
  claimDrafts('ana');
  expect(typed().sort()).toEqual(['from before', 'of Ana', 'of a stranger']);
  claimDrafts('bo');
  claimDrafts('bo');
  expect(typed().sort()).toEqual(['of Bo', 'of a stranger']);
});
