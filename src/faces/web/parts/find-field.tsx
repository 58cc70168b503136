// A field by which a list is searched. What is typed stands there at once; the list follows when the typing pauses, so that no
// letter waits for rows.
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';

type Props = {
  readonly className: string | undefined;
  readonly label: string;
  readonly placeholder?: string;
  /** What the list is searched for now. */
  readonly find: string;
  readonly onFind: (text: string) => void;
};

/** **units**: milliseconds without a letter. */
const PAUSE_MS = 120;

export function FindField({ className, label, placeholder = label, find, onFind }: Props) {
  const [typed, setTyped] = useState(find);
  const asked = useRef(find);
  const ask = useDebouncedCallback(
    (text: string) => {
      asked.current = text;
      onFind(text);
    },
    { delay: PAUSE_MS, flushOnUnmount: false },
  );
  // Asked for from elsewhere, as by the back button or a link that clears the filters.
  useEffect(() => {
    if (find === asked.current) return;
    ask.cancel();
    asked.current = find;
    setTyped(find);
  }, [find, ask]);
  return (
    <TextInput
      className={className}
      leftSection={<Search size={16} aria-hidden="true" />}
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        ask(value);
      }}
    />
  );
}
