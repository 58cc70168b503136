// The stages of the workflow in a row: what is behind the case, where it is, what is to come.
import { useTranslation } from 'react-i18next';
import { Moment } from '../../parts/moment.tsx';
import type { Case } from '../../wire.ts';
import style from './case.module.css';

const WORDS = {
  here: 'cases.here',
  done: 'cases.passed',
  ahead: 'cases.ahead',
  stopped: 'cases.stopped',
} as const;

export function StageStrip({ shown }: { shown: Case }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className={style.stripGround} tabIndex={0} aria-label={t('cases.strip')}>
      <ol className={style.strip}>
        {shown.strip.map(({ stage, title, state, since, kind, count, held, accountable }) => (
          <li
            key={stage}
            data-state={state}
            data-kind={kind}
            aria-current={state === 'here' ? 'step' : undefined}
          >
            <span className={style.stone}>{title}</span>
            <span className={state === 'here' ? style.here : state === 'stopped' ? style.stopped : 'unseen'}>
              {t(held ? 'cases.heldHere' : WORDS[state])}
              {count > 1 ? ` ${t('cases.times', { count })}` : null}
              {since === null ? null : (
                <>
                  {' '}
                  {t('work.since')} <Moment at={since} />
                </>
              )}
              {accountable === null ? null : (
                <span
                  title={accountable.why}
                >{` · ${t('work.accountable', { name: accountable.name })}`}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
