// The next page of a list, below it. Whoever pressed it by keyboard keeps their place: the button stays in focus while the page is
// on its way, and where it was the last page the first of what came takes the focus.
import { Button, type ButtonProps } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

type List = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
};

type Props = ButtonProps & { list: List; children: ReactNode };

const CAN_HAVE_FOCUS = 'a[href], button:not([disabled]), [tabindex="0"]';

/** Stands directly behind the list that it lengthens. */
export function MoreButton({ list, children, ...look }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useRef<{ readonly rows: Element; readonly count: number }>(null);
  const { hasNextPage, isFetchingNextPage } = list;
  // After every render: only the rows themselves tell that they have come.
  useEffect(() => {
    if (pressed.current === null) return;
    const places = placesIn(pressed.current.rows);
    const first = places[pressed.current.count];
    if (first === undefined) return;
    pressed.current = null;
    if (!hasNextPage) first.focus();
  });
  const press = () => {
    if (isFetchingNextPage) return;
    const rows = button.current?.previousElementSibling ?? null;
    const hasFocus = document.activeElement === button.current;
    pressed.current = rows !== null && hasFocus ? { rows, count: placesIn(rows).length } : null;
    list.fetchNextPage();
  };
  if (!hasNextPage) return null;
  return (
    <Button ref={button} variant="default" {...look} aria-busy={isFetchingNextPage} onClick={press}>
      {children}
    </Button>
  );
}

const placesIn = (rows: Element) => [...rows.querySelectorAll<HTMLElement>(CAN_HAVE_FOCUS)];
