// Where a request stands, for whoever sent it: who has it, what is next, by when, and what is done already.
import { type ReactNode, useEffect, useState } from 'react';
import { call } from '../../client.ts';
import type { PublicStatus } from '../../wire.ts';
import { publicForm, publicStatus as words } from '../../words/en/public-form.ts';
import style from './public-form.module.css';
import { publicSentence } from './public-sentence.ts';

/** **units**: milliseconds between looks while the page is open. */
const LOOK_AGAIN_MS = 30_000;

export function PublicStatusPage({ token }: { token: string }) {
  const [status, setStatus] = useState<PublicStatus>();
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => {
    const look = () =>
      void call('GET /api/public/status/:token', { params: { token } }).then(setStatus, setFailed);
    look();
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [token]);
  return (
    <main className={style.page}>
      {status === undefined && failed !== undefined ? <h1>{publicSentence(failed)}</h1> : null}
      {status === undefined && failed === undefined ? <p className="quiet">{publicForm.loading}</p> : null}
      {status === undefined ? null : <Shown status={status} />}
    </main>
  );
}

function Shown({ status }: { status: PublicStatus }) {
  const { workflowTitle, number, workspaceName, openedAt, closedAt, passed } = status;
  const title = words.title(workflowTitle, number);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <p className="quiet">{workspaceName}</p>
      <h1>{title}</h1>
      {status.status === 'open' ? <Open status={status} /> : <Ended status={status} />}
      <h2>{words.passed}</h2>
      {passed.length === 0 ? <p className="quiet">{words.nothingPassed}</p> : null}
      <ol className={style.passed}>
        {passed.map(({ stage, at }) => (
          <li key={`${stage} ${at}`}>
            {stage} <When at={at} />
          </li>
        ))}
      </ol>
      <p className="quiet">
        {words.sentOn} <When at={openedAt} />
        {closedAt === null ? null : (
          <>
            , {words.ended.toLowerCase()} <When at={closedAt} />
          </>
        )}
        . {words.fresh}
      </p>
    </>
  );
}

function Open({ status: { here, next, expectedAt } }: { status: PublicStatus }): ReactNode {
  return (
    <section className={style.here}>
      {here.map(({ stage, who, since }) => (
        <div key={stage}>
          <h2>{words.here(stage)}</h2>
          <p>
            {who === null ? words.pool : words.with(who)} ({words.since} <When at={since} />)
          </p>
        </div>
      ))}
      <p>{next === null ? words.nextOpen : words.next(next)}</p>
      {expectedAt === null ? null : (
        <p>
          {words.expected} <When at={expectedAt} />
        </p>
      )}
    </section>
  );
}

function Ended({ status: { status, outcome } }: { status: PublicStatus }) {
  return (
    <section className={style.here}>
      <h2>{status === 'cancelled' ? words.cancelled : words.done(outcome ?? '')}</h2>
    </section>
  );
}

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

const When = ({ at }: { at: string }) => <time dateTime={at}>{moment.format(Date.parse(at))}</time>;
