// What is typed into a public form, kept on this device; checking and sending it, once for each filling.
import { type FormEvent, useRef, useState } from 'react';
import { call, newKey, Refused } from '../../client.ts';
import { useDraft } from '../../state/draft.ts';
import { isClearlyRefused } from '../../state/sent-once.ts';
import type { PublicForm } from '../../wire.ts';
import { publicForm as words } from '../../words/en/public-form.ts';
import { prove } from './prove.ts';
import { publicSentence } from './public-sentence.ts';

export type Values = { readonly [field: string]: unknown };
export type Submission = ReturnType<typeof useSubmission>;

const EMPTY: Values = {};

/** What was sent, and under which key: sent again as it is, after a cut line or a reload, it counts once. */
type Attempt = { readonly of: string; readonly key: string };
const NONE: Attempt = { of: '', key: '' };

export function useSubmission(token: string, form: PublicForm, onChanged: (now: PublicForm) => void) {
  const [values, setValues, forgetValues] = useDraft<Values>(`public:${token}`, EMPTY);
  const [name, setName, forgetName] = useDraft(`public-name:${token}`, '');
  const [faults, setFaults] = useState<{ readonly [field: string]: string }>({});
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<{ number: number; path: string }>();
  const [attempt, setAttempt] = useDraft<Attempt>(`public-sent:${token}`, NONE);
  const trap = useRef<HTMLInputElement>(null);
  const change = (field: string, value: unknown) => {
    setValues({ ...values, [field]: value });
    const { [field]: _mended, ...rest } = faults;
    setFaults(rest);
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const missing = missingIn(form, values);
    setFaults(missing);
    setProblem(undefined);
    if (Object.keys(missing).length > 0) return focusFirst(form, missing);
    setBusy(true);
    try {
      const now = await call('GET /api/public/forms/:token', { params: { token } });
      // Whoever fills it in is to see what is asked now, before anything is sent.
      if (asks(now) !== asks(form)) {
        onChanged(now);
        return setProblem(words.changed);
      }
      const asked = askedOf(form, values);
      const of = JSON.stringify([asked, name]);
      const key = attempt.of === of ? attempt.key : newKey();
      setAttempt({ of, key });
      const proof = await prove(now.task);
      const body = { values: asked, name, proof, website: trap.current?.value ?? '' };
      setSent(await call('POST /api/public/forms/:token', { params: { token }, body }, key));
      setAttempt(NONE);
      forgetValues();
      forgetName();
    } catch (error) {
      const refused = refusedFields(error);
      setFaults(refused);
      setProblem(publicSentence(error));
      // A refused sending was not done, so what is mended is another one. Of a fault that is not known.
      if (isClearlyRefused(error)) setAttempt(NONE);
      focusFirst(form, refused);
    } finally {
      setBusy(false);
    }
  };
  const again = () => {
    setValues(EMPTY);
    setSent(undefined);
  };
  return {
    values,
    change,
    faults,
    problem,
    busy,
    sent,
    send: (event: FormEvent) => void send(event),
    again,
    name,
    setName,
    trap,
  };
}

/** All that a form asks, to tell two of them apart. */
const asks = ({ form, fields }: PublicForm): string => JSON.stringify([form, fields]);

const askedOf = ({ form }: PublicForm, values: Values): Values =>
  Object.fromEntries(form.flatMap(({ field }) => (field in values ? [[field, values[field]]] : [])));

function missingIn({ form, fields }: PublicForm, values: Values): { [field: string]: string } {
  const empty = form.filter(({ field, required }) => {
    const value = values[field];
    return required && (value === undefined || value === null || value === '');
  });
  return Object.fromEntries(empty.map(({ field }) => [field, words.needed(fields[field]?.label ?? field)]));
}

const PLACE = 'body.values.';

function refusedFields(error: unknown): { [field: string]: string } {
  if (!(error instanceof Refused)) return {};
  const faults = error.problem.errors ?? [];
  const fields = faults.filter(({ at }) => at.startsWith(PLACE));
  return Object.fromEntries(fields.map(({ at, message }) => [at.slice(PLACE.length), message]));
}

function focusFirst({ form }: PublicForm, faults: { readonly [field: string]: string }): void {
  const first = form.find(({ field }) => faults[field] !== undefined);
  if (first !== undefined) document.getElementById(`field-${first.field}`)?.focus();
}
