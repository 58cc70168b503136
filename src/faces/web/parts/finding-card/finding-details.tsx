// What a finding rests on and what was decided about it: shown when asked for.
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Finding, FindingDecision } from '../../wire.ts';
import { Moment } from '../moment.tsx';
import { Effect } from './effect.tsx';
import style from './finding-card.module.css';

type Props = { finding: Finding; mayDecide: boolean; onTakeBack: () => void };

export function FindingDetails({ finding, mayDecide, onTakeBack }: Props) {
  const { t } = useTranslation();
  const { found, history, effect, version } = finding;
  return (
    <div className={style.details}>
      {effect === null || version === null ? null : <Effect effect={effect} version={version} />}
      {found === null || found.evidence.length === 0 ? null : (
        <section>
          <h3>{t('findings.evidence')}</h3>
          <table className={style.evidence}>
            <thead className="unseen">
              <tr>
                <th scope="col">{t('findings.evidenceLabel')}</th>
                <th scope="col">{t('findings.evidenceValue')}</th>
              </tr>
            </thead>
            <tbody>
              {found.evidence.map(({ label, value }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td className="figures">{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {history.length === 0 ? null : (
        <section>
          <h3>{t('findings.history')}</h3>
          <ol className={style.decisions}>
            {history.map((decision) => (
              <li key={decision.at}>
                <Decided decision={decision} />
              </li>
            ))}
          </ol>
          {mayDecide ? (
            <Button variant="subtle" size="compact-sm" onClick={onTakeBack}>
              {t('findings.takeBack')}
            </Button>
          ) : null}
        </section>
      )}
    </div>
  );
}

export function Decided({ decision: { decision, by, at, reason, answer } }: { decision: FindingDecision }) {
  const { t } = useTranslation();
  const who = by?.name ?? t('findings.somebody');
  return (
    <>
      {t(`findings.decided.${decision}`, { who })}, <Moment at={at} />
      {decision === 'accepted' ? <span className="quiet"> · {answerText(t, answer)}</span> : null}
      {reason === null ? null : <q>{reason}</q>}
    </>
  );
}

const answerText = (t: TFunction, answer: FindingDecision['answer']): string => {
  if (answer === null) return t('findings.answeredBy.outside');
  return answer === 'next'
    ? t('findings.answeredBy.next')
    : t('findings.answeredBy.version', { version: answer });
};
