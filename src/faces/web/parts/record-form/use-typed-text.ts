// The text of a field whose value is not text: what one types stays as typed, what comes from elsewhere is written anew.
import { useRef, useState } from 'react';

/** `shown` is how the value would be written; `read` turns what is typed into a value. */
export function useTypedText(
  shown: string,
  read: (typed: string) => void,
): [string, (typed: string) => void] {
  const [text, setText] = useState(shown);
  const lastShown = useRef(shown);
  const typing = useRef(false);
  if (lastShown.current !== shown) {
    lastShown.current = shown;
    if (!typing.current && text !== shown) setText(shown);
    typing.current = false;
  }
  const type = (typed: string) => {
    typing.current = true;
    setText(typed);
    read(typed);
  };
  return [text, type];
}
