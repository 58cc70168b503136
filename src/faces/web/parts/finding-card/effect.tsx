// Before and since the version that answers a finding: the same figure with its bounds, drawn and in words, and the verdict.
import { useTranslation } from 'react-i18next';
import { ENOUGH_SINCE } from '../../../../core/mining/index.ts';
import type { FindingEffect, StandingFigure } from '../../wire.ts';
import { valueText } from '../findings/in-words.ts';
import { StateWord, type Tone } from '../state-word.tsx';
import style from './finding-card.module.css';

type Props = { effect: FindingEffect; version: number };

export function Effect({ effect, version }: Props) {
  const { t } = useTranslation();
  const { before, since, casesBefore, casesSince } = effect;
  const most = Math.max(
    ...[before, since].flatMap(({ value, high }) => [value ?? 0, high ?? 0]),
    Number.MIN_VALUE,
  );
  return (
    <section className={style.effect} aria-label={t('findings.effect.title', { version })}>
      <h3>{t('findings.effect.title', { version })}</h3>
      <p>
        <Verdict effect={effect} />
      </p>
      <dl>
        <Row label={t('findings.effect.before')} figure={before} most={most} cases={casesBefore} />
        <Row label={t('findings.effect.since')} figure={since} most={most} cases={casesSince} />
      </dl>
      <p className="quiet">
        {t(`findings.effect.of.${before.name}`)} · {t('findings.effect.about')}
      </p>
    </section>
  );
}

const TONES: Record<FindingEffect['effect'], Tone> = {
  gone: 'done',
  less: 'done',
  'still-there': 'risk',
  'too-early': 'quiet',
};

function Verdict({ effect: { effect, casesSince } }: { effect: FindingEffect }) {
  const { t } = useTranslation();
  const tone = TONES[effect];
  const words =
    effect !== 'too-early'
      ? t(`findings.effect.verdict.${effect}`)
      : casesSince < ENOUGH_SINCE
        ? t('findings.effect.verdict.early', { count: casesSince, needed: ENOUGH_SINCE })
        : t('findings.effect.verdict.unclear');
  // A state is a word or two that never break, with their colon; what they mean may.
  const end = words.indexOf(': ') + 1;
  return (
    <>
      <StateWord tone={tone}>{words.slice(0, end)}</StateWord>
      {words.slice(end)}
    </>
  );
}

type RowProps = { label: string; figure: StandingFigure; most: number; cases: number };

function Row({ label, figure, most, cases }: RowProps) {
  const { t } = useTranslation();
  const { value, low, high } = figure;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Bounds figure={figure} most={most} />
        <span className="figures">
          <strong>{value === null ? t('findings.effect.unknown') : valueText(figure, value)}</strong>
          {value === null ? null : (
            <span className="quiet">
              {' '}
              {high === null
                ? t('findings.effect.atLeast', { low: valueText(figure, low ?? 0) })
                : t('findings.effect.bounds', {
                    low: valueText(figure, low ?? 0),
                    high: valueText(figure, high),
                  })}
            </span>
          )}
          <span className="quiet"> · {t('findings.effect.cases', { count: cases })}</span>
        </span>
      </dd>
    </div>
  );
}

/** The bounds as a line, the value as a point. A bound that is unknown runs to the edge. */
function Bounds({ figure: { value, low, high }, most }: { figure: StandingFigure; most: number }) {
  const x = (of: number) => 4 + (Math.min(of, most) / most) * 112;
  return (
    <svg className={style.bounds} viewBox="0 0 120 16" width={120} height={16} aria-hidden="true">
      <path d="M4 8H116" className={style.scale} />
      {value === null ? null : (
        <>
          <path d={`M${x(low ?? 0)} 8H${high === null ? 116 : x(high)}`} className={style.between} />
          <circle cx={x(value)} cy={8} r={4} />
        </>
      )}
    </svg>
  );
}
