// One piece of work, ready to be done: its tasks, its form and the ways on. What is typed is kept until it is sent.
import { useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, FieldValue } from '../../../../core/model/index.ts';
import { sentenceOf } from '../../client.ts';
import type { Case, Work } from '../../wire.ts';
import { AcceptHandoff } from '../handoff/accept-handoff.tsx';
import { RecordForm } from '../record-form/record-form.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { TaskList } from './task-list.tsx';
import { uploadFile } from './upload-file.ts';
import { type Chosen, mainWay, WaysOn } from './ways-on.tsx';
import style from './work.module.css';
import { type Completion, useStartOnce } from './work-commands.ts';

type Props = {
  readonly shown: Case;
  readonly work: Work;
  /** Sends it. **rejects** with why it was refused, which is shown beside the fields. */
  readonly complete: (completion: Completion) => Promise<unknown>;
  /** Why an earlier try was refused. */
  readonly refusedBefore?: unknown;
};

export function WorkPanel(props: Props) {
  return props.work.question === null ? <OwnWork {...props} /> : <AnswerPanel {...props} />;
}

function OwnWork({ shown, work, complete, refusedBefore }: Props) {
  const { t } = useTranslation();
  const start = useStartOnce(shown.caseId, work);
  const { refused, busy, send } = useSending(
    work,
    (completion) => complete({ ...completion, seen: shown.seq }),
    refusedBefore,
  );
  const chosen = useRef<Chosen>(undefined);
  const form = `work-${work.workItem}`;
  const submit = async (values: { [field: string]: FieldValue }) => {
    const { way, reason } = chosen.current ?? { way: mainWay(work), reason: null };
    chosen.current = undefined;
    await send({ outcome: way?.outcome ?? null, reason, values });
  };
  const choose = (next: Chosen) => {
    // Work that goes back needs neither the form nor the tasks.
    if (next.way?.rework === true)
      return void send({ outcome: next.way.outcome, reason: next.reason, values: {} }).catch(() => undefined);
    chosen.current = next;
    (document.getElementById(form) as HTMLFormElement | null)?.requestSubmit();
  };
  const press = () => document.querySelector<HTMLButtonElement>(`[id="${form}"] [data-main]`)?.click();
  useHotkeys([['mod+Enter', press]], []);
  return (
    <div className={style.panel} onInput={start}>
      {work.description === null ? null : <p>{work.description}</p>}
      <AcceptHandoff caseId={shown.caseId} work={work} />
      <TaskList caseId={shown.caseId} work={work} />
      <RecordForm
        id={form}
        caseId={shown.caseId}
        name={`work-item:${work.workItem}`}
        entries={entriesOf(shown, work)}
        initial={initialOf(shown, work)}
        refused={refused}
        upload={uploadFile}
        disabled={!work.mine}
        onSubmit={submit}
      >
        {refused === undefined ? null : (
          <p role="alert" className={style.refused}>
            {sentenceOf(refused)}
          </p>
        )}
        {work.mine ? <WaysOn work={work} busy={busy} onChoose={choose} /> : null}
        {work.ownerId === null && work.mine ? <p className="quiet">{t('work.poolText')}</p> : null}
      </RecordForm>
    </div>
  );
}

/** Sending, one at a time, and what came of the last try. */
function useSending(work: Work, complete: Props['complete'], before: unknown) {
  const [refused, setRefused] = useState<unknown>(before);
  const [busy, setBusy] = useState(false);
  const send = async (completion: Omit<Completion, 'workItem'>) => {
    if (busy) return;
    setBusy(true);
    setRefused(undefined);
    try {
      await complete({ ...completion, workItem: work.workItem });
    } catch (error) {
      setRefused(error);
      throw error;
    } finally {
      setBusy(false);
    }
  };
  return { refused, busy, send };
}

/** The stage's form, and whatever else a way on needs that is still empty. */
function entriesOf({ fields, record }: Case, { form, ways }: Work) {
  const shown = new Set(form.map(({ field }) => field));
  const needed = ways.flatMap(({ needsFields }) => needsFields);
  const more = [...new Set(needed)].filter((field) => !shown.has(field) && isEmpty(record[field]));
  const asked = [...form, ...more.map((field) => ({ field, required: ways.length === 1 }))];
  return asked.flatMap(({ field, required }) => {
    const declared = fields[field] as Field | undefined;
    return declared === undefined ? [] : [{ id: field, field: declared, required }];
  });
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function initialOf(shown: Case, work: Work): { [field: string]: FieldValue } {
  const entries = entriesOf(shown, work).map(({ id }) => [id, shown.record[id] ?? null] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null)) as { [field: string]: FieldValue };
}
