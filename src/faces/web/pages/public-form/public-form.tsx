// The public form as somebody without an account sees it: found by the token of its link, sent, and then a link to follow.
import { useEffect, useState } from 'react';
import { call } from '../../client.ts';
import { useConnected } from '../../state/connection.ts';
import { useDraft } from '../../state/draft.ts';
import type { PublicForm as Form } from '../../wire.ts';
import { publicForm as words } from '../../words/en/public-form.ts';
import { FormFields } from './form-fields.tsx';
import style from './public-form.module.css';
import { publicSentence } from './public-sentence.ts';
import { useSubmission, type Values } from './use-submission.ts';

export function PublicForm({ token }: { token: string }) {
  const [form, setForm] = useState<Form>();
  const [failed, setFailed] = useState<unknown>();
  const connected = useConnected();
  useEffect(() => {
    if (!connected) return;
    const show = (found: Form) => {
      setFailed(undefined);
      // A form that somebody fills in stays as it is.
      setForm((now) => now ?? found);
    };
    call('GET /api/public/forms/:token', { params: { token } }).then(show, setFailed);
  }, [token, connected]);
  useEffect(() => {
    if (form !== undefined) document.title = form.title;
  }, [form]);
  return (
    <main className={style.page}>
      {failed === undefined || form !== undefined ? null : (
        <>
          <h1>{publicSentence(failed)}</h1>
          <KeptTyped token={token} />
        </>
      )}
      {form === undefined && failed === undefined ? <p className="quiet">{words.loading}</p> : null}
      {form === undefined ? null : <Filling token={token} form={form} onChanged={setForm} />}
    </main>
  );
}

type FillingProps = { token: string; form: Form; onChanged: (now: Form) => void };

function Filling({ token, form, onChanged }: FillingProps) {
  const submission = useSubmission(token, form, onChanged);
  const { sent, send, faults, problem, busy, name, setName, trap } = submission;
  if (sent !== undefined) return <Sent {...sent} onAgain={submission.again} />;
  return (
    <>
      <p className="quiet">{words.to(form.workspaceName)}</p>
      <h1>{form.title}</h1>
      {form.description === null ? null : <p>{form.description}</p>}
      <form className={style.form} noValidate onSubmit={send}>
        <FormFields token={token} form={form} submission={submission} />
        <Typed title={words.noLongerAsked} form={form} values={submission.values} />
        <label className={style.field}>
          <span className={style.label}>
            {words.yourName} <span className="quiet">({words.optional})</span>
          </span>
          <span className="quiet">{words.yourNameHelp}</span>
          <input
            autoComplete="name"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {/* Nobody sees it: whatever fills it in is a program. */}
        <input
          ref={trap}
          className={style.unseen}
          name="website"
          tabIndex={-1}
          aria-hidden="true"
          autoComplete="off"
        />
        <p role="alert" className={style.problem}>
          {problem ?? (Object.keys(faults).length > 0 ? words.mend : '')}
        </p>
        <button type="submit" className={style.send} disabled={busy}>
          {busy ? words.sending : words.send}
        </button>
        <p className="quiet">{words.kept}</p>
      </form>
    </>
  );
}

/** What was typed into a form that does not open any more. */
function KeptTyped({ token }: { token: string }) {
  const [values] = useDraft<Values>(`public:${token}`, {});
  return <Typed title={words.typedBefore} form={undefined} values={values} />;
}

/** What was typed for fields that the form does not have. */
function Typed({ title, form, values }: { title: string; form: Form | undefined; values: Values }) {
  const asked = new Set(form?.form.map(({ field }) => field));
  const lines = Object.entries(values).filter(([field, value]) => !asked.has(field) && isShown(value));
  if (lines.length === 0) return null;
  return (
    <div role="status" className={style.field}>
      <p>{title}</p>
      <ul>
        {lines.map(([field, value]) => (
          <li key={field}>
            {field.replaceAll(/[_-]/g, ' ')}: <strong>{String(value)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A file that was chosen is not text. */
const isShown = (value: unknown): boolean => ['string', 'number'].includes(typeof value) && value !== '';

function Sent({ number, path, onAgain }: { number: number; path: string; onAgain: () => void }) {
  return (
    <>
      <h1>{words.sentTitle(number)}</h1>
      <p>{words.sentText}</p>
      <p>
        <a href={path}>{words.follow}</a>
      </p>
      <p>
        <button type="button" className={style.quietButton} onClick={onAgain}>
          {words.another}
        </button>
      </p>
    </>
  );
}
