// A label with the words in it that were searched for.
import style from './marked.module.css';
import { wordsIn } from './meant.ts';

export function Marked({ label, text }: { label: string; text: string }) {
  return (
    <>
      {partsOf(label, text).map(({ at, part, isFound }) =>
        isFound ? (
          <mark key={at} className={style.mark}>
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </>
  );
}

type Part = { readonly at: number; readonly part: string; readonly isFound: boolean };

/** The parts of a label, each either found or not. */
export function partsOf(label: string, text: string): Part[] {
  // A letter alone stands in nearly every word.
  const words = wordsIn(text).filter((word) => word.length > 1);
  if (words.length === 0) return [{ at: 0, part: label, isFound: false }];
  // The longest first: of two that begin alike the whole one is marked.
  const either = words
    .sort((one, other) => other.length - one.length)
    .map(asIs)
    .join('|');
  let at = 0;
  return label.split(new RegExp(`(${either})`, 'iu')).flatMap((part, n) => {
    const begins = at;
    at += part.length;
    return part === '' ? [] : [{ at: begins, part, isFound: n % 2 === 1 }];
  });
}

const asIs = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
