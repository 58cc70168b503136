// Which word of the titles somebody meant who mistyped it.
import { describe, expect, test } from 'vitest';
import { meaningOf } from './meaning.ts';
import { createTitleWords } from './title-words.ts';

const wordsOf = (...titles: readonly string[]) => {
  const words = createTitleWords();
  for (const title of titles) words.learn(title);
  return words;
};
const times = (count: number, title: string) => Array.from({ length: count }, () => title);

describe('the words of titles', () => {
  test('a mistyped word is the closest one', () => {
    const words = wordsOf('Receipt for Anna', 'Recital in May', 'Laptop');
    expect(words.meantBy('Recipt')).toEqual(['receipt']);
    expect(words.meantBy('lpatop')).toEqual(['laptop']);
    expect(words.meantBy('Samarkand')).toEqual([]);
  });

  test('of several that are as close the most frequent comes first, three at most', () => {
    const words = wordsOf('land', ...times(3, 'lane'), ...times(2, 'lank'), 'lant', 'lang');
    expect(words.meantBy('lanx')).toEqual(['lane', 'lank', 'land']);
  });

  test('a whole word comes before one that only begins so', () => {
    expect(wordsOf('recipient', 'receipt').meantBy('recipt')).toEqual(['receipt']);
  });

  test('what stands in titles as often as that is no slip', () => {
    expect(wordsOf('form', 'from').meantBy('form')).toEqual([]);
    expect(wordsOf('recipt', ...times(2, 'receipt')).meantBy('recipt')).toEqual(['receipt']);
    expect(wordsOf('recipts', 'receipt').meantBy('recipt')).toEqual([]);
  });

  test('figures are never taken for other figures', () => {
    const words = wordsOf('Invoice INV1234', 'Invoice 20260101');
    expect(words.meantBy('INV1235')).toEqual([]);
    expect(words.meantBy('20260102')).toEqual([]);
  });

  test('a title that is read again is not counted again, and brings its new words', () => {
    const words = wordsOf('lane', 'lank', 'lank');
    for (let n = 0; n < 5; n++) words.learn('lane lang', true);
    expect(words.meantBy('lanx')).toEqual(['lank', 'lane', 'lang']);
  });

  test('there are never more than thirty thousand: the rare ones go', () => {
    const words = createTitleWords();
    const letters = 'abcdefghij';
    const named = (n: number) => [...String(n)].map((figure) => letters[Number(figure)]).join('');
    let most = 0;
    for (let n = 0; n < 3; n++) words.learn('receipt');
    for (let n = 100_000; n < 170_000; n++) {
      words.learn(named(n));
      most = Math.max(most, words.count());
    }
    expect(most).toBe(30_000);
    expect(words.meantBy('recipt')).toEqual(['receipt']);
  });
});

describe('what was meant by a search', () => {
  const words = wordsOf(...times(2, 'Receipt from Oslo'), 'Laptop');

  test('only mistyped words are looked for otherwise', () => {
    expect(meaningOf('Recipt  oslo 2026', words)).toEqual({
      text: 'oslo 2026',
      spellings: [['recipt', 'receipt']],
      typed: ['recipt', 'oslo', '2026'],
    });
  });

  test('nothing is, where every word is known', () => {
    expect(meaningOf('laptop oslo', words).spellings).toEqual([]);
  });
});
