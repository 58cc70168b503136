// Short words after something was done: with a way back where there is one, with a way on where it failed.
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { mayGoThrough, sentenceOf } from '../client.ts';

/** **units**: milliseconds: long enough to read and to take back. */
const SHOWN_MS = 10_000;

const looks = () => ({
  withBorder: true,
  radius: 'md' as const,
  closeButtonProps: { 'aria-label': i18next.t('frame.close') },
});

const PLAIN = 'done';

/** What an undo resolves with that has said itself how far it came. */
export const SAID = Symbol('said');

type Undo = () => Promise<unknown> | unknown;
let lastUndo: { id: string; run: Undo } | undefined;
let count = 0;

/** Says that something was done; with `undo`, it can be taken back for ten seconds, by button or Mod+Z. */
export function sayDone(text: string, undo?: Undo): void {
  // One word about what is done is enough: a new one takes the place of the last, unless that can be taken back.
  if (undo === undefined) notifications.hide(PLAIN);
  const id = undo === undefined ? PLAIN : `done-${count++}`;
  if (undo !== undefined) lastUndo = { id, run: undo };
  notifications.show({
    id,
    message:
      undo === undefined ? text : <WithButton text={text} label={i18next.t('frame.undo')} act={takeBack} />,
    autoClose: undo === undefined ? 4_000 : SHOWN_MS,
    className: 'said-quietly',
    ...looks(),
    onClose: () => {
      if (lastUndo?.id === id) lastUndo = undefined;
    },
  });
}

/** Says why something failed and what to do; with `retry`, offers it where it can help. */
export function sayProblem(error: unknown, retry?: Undo): void {
  const text = typeof error === 'string' ? error : sentenceOf(error);
  const id = `problem-${count++}`;
  const again = () => {
    notifications.hide(id);
    void Promise.resolve(retry?.()).catch((failure: unknown) => sayProblem(failure, retry));
  };
  notifications.show({
    id,
    role: 'alert',
    color: 'red',
    message:
      retry === undefined || !mayGoThrough(error) ? (
        text
      ) : (
        <WithButton text={text} label={i18next.t('frame.retry')} act={again} />
      ),
    autoClose: SHOWN_MS,
    ...looks(),
  });
}

/** Takes the last thing back that can be; for the toast's button and Mod+Z. */
export function takeBack(): void {
  const undo = lastUndo;
  if (undo === undefined) return;
  lastUndo = undefined;
  notifications.hide(undo.id);
  Promise.resolve(undo.run()).then(
    (answer) => (answer === SAID ? undefined : sayDone(i18next.t('frame.undone'))),
    (error: unknown) => sayProblem(error),
  );
}

function WithButton({ text, label, act }: { text: string; label: string; act: () => void }) {
  return (
    <span style={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 16 }}>
      <span>{text}</span>
      <Button size="compact-sm" variant="light" onClick={act} style={{ flex: 'none' }}>
        {label}
      </Button>
    </span>
  );
}
