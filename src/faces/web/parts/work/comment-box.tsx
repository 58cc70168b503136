// Saying something on a case. Typing @ and letters offers people; whoever is mentioned is told.
import { Button, Combobox, Textarea, useCombobox } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useCommand } from '../../state/answers.ts';
import { useDraft } from '../../state/draft.ts';
import { sayProblem } from '../toast.tsx';
import style from './work.module.css';
import { WORK_TOPICS } from './work-commands.ts';

type Named = { readonly id: string; readonly name: string };

/** The letters after an @ that is being typed before the caret. */
const sought = (text: string, caret: number): string | undefined =>
  /(?:^|\s)@([^@\n]{0,40})$/u.exec(text.slice(0, caret))?.[1];

export function CommentBox({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const [text, setText, forget] = useDraft(`comment:${caseId}`, '');
  const box = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(text);
  latest.current = text;
  const people = usePeople();
  const mentioned = people.filter(({ name }) => text.includes(`@${name}`));
  const add = useCommand('POST /api/cases/:caseId/add-comment', WORK_TOPICS);
  const { combobox, offered, look } = useOffer(people);
  const change = (event: ChangeEvent<HTMLTextAreaElement>) => {
    setText(event.currentTarget.value);
    look(event.currentTarget.value, event.currentTarget.selectionStart);
  };
  const pick = (name: string) => {
    const caret = box.current?.selectionStart ?? text.length;
    const start = text.slice(0, caret).lastIndexOf('@');
    setText(`${text.slice(0, start)}@${name} ${text.slice(caret)}`);
    combobox.closeDropdown();
    box.current?.focus();
  };
  const send = () => {
    if (text.trim() === '' || add.isPending) return;
    const body = { text, mentions: mentioned.map(({ id }) => id) };
    const onSuccess = () => {
      // What was typed while it was on its way stays.
      const { current } = latest;
      if (current !== text) return setText(current.startsWith(text) ? current.slice(text.length) : current);
      setText('');
      forget();
    };
    add.mutate({ params: { caseId }, body }, { onSuccess, onError: (error) => sayProblem(error, send) });
  };
  return (
    <div className={style.comment}>
      <Combobox store={combobox} onOptionSubmit={pick}>
        <Combobox.Target>
          <Textarea
            ref={box}
            classNames={{ input: style.grows ?? '' }}
            rows={2}
            label={t('work.commentLabel')}
            placeholder={t('work.commentHint')}
            value={text}
            onChange={change}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={offered.length === 0}>
          <Combobox.Options>
            {offered.map(({ id, name }) => (
              <Combobox.Option key={id} value={name}>
                {name}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <div className={style.buttons}>
        <Button variant="default" onClick={send} loading={add.isPending} disabled={text.trim() === ''}>
          {t('work.commentSend')}
        </Button>
        {mentioned.length === 0 ? null : (
          <span className="quiet">
            {t('work.mentioned', { names: mentioned.map(({ name }) => name).join(', ') })}
          </span>
        )}
      </div>
    </div>
  );
}

function usePeople(): readonly Named[] {
  const people = useAnswer('GET /api/people').data?.people ?? [];
  // Nobody is told who has no way to read it.
  return people
    .filter(({ active, canSignIn, invited }) => active && (canSignIn || invited))
    .sort((a, b) => a.name.localeCompare(b.name));
}

const MOST_OFFERED = 8;

/** One where the name, or a later part of it, begins with the letters. */
const startsWith = (name: string, letters: string): number =>
  Number(` ${name}`.toLowerCase().includes(` ${letters.toLowerCase()}`));

/** Whom to offer while an @ is being typed. */
function useOffer(people: readonly Named[]) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [letters, setLetters] = useState<string>();
  const offered =
    letters === undefined
      ? []
      : people
          .filter(({ name }) => name.toLowerCase().includes(letters.toLowerCase()))
          .sort((a, b) => startsWith(b.name, letters) - startsWith(a.name, letters))
          .slice(0, MOST_OFFERED);
  const look = (text: string, caret: number) => {
    const found = sought(text, caret);
    setLetters(found);
    if (found === undefined) combobox.closeDropdown();
    else combobox.openDropdown();
    combobox.selectFirstOption();
  };
  return { combobox, offered, look };
}
