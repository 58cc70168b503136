// The three figures of a finding: what it costs, in how many cases, how sure. Each says what it means; the cases open.
import { useTranslation } from 'react-i18next';
import type { Finding, Findings } from '../../wire.ts';
import { atLeastText, costDefinition, costOf, shareText, sureText } from '../findings/in-words.ts';
import { Explained } from './explained.tsx';
import style from './finding-card.module.css';

type Props = { finding: Finding; looked: Findings['looked']; onCases: () => void };

export function FindingFigures({ finding, looked, onCases }: Props) {
  const { t } = useTranslation();
  const { found, cases } = finding;
  const cost = t('findings.cost.costs', { cost: costOf(t, finding, looked) });
  return (
    <p className={`figures ${style.figures}`}>
      <Explained question={t('findings.cost.what')} definition={costDefinition(t, finding, looked)}>
        {cost}
      </Explained>
      {found === null ? (
        <span>{t('findings.cases', { count: cases })}</span>
      ) : (
        <button type="button" className={style.cases} title={t('findings.openCases')} onClick={onCases}>
          {t('findings.cases', { count: cases })}
          <span className="quiet">
            {' '}
            (
            {t('findings.ofCases', { share: shareText(cases / Math.max(1, looked.cases)), of: looked.cases })}
            )
          </span>
        </button>
      )}
      {found === null ? null : (
        <Explained
          question={t('findings.sure.what')}
          definition={t('findings.sure.definition', { percent: atLeastText(found.confidence) })}
        >
          {sureText(t, found.confidence)}
        </Explained>
      )}
    </p>
  );
}
