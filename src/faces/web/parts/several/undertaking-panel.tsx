// How far it has come with several cases, with Stop; afterwards which stayed as they were and why, each a link, with Retry.
import { ActionIcon, Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import style from './several.module.css';
import { dismiss, isUnderWay, type Undertaking } from './shown.ts';
import { stop } from './undertaking.ts';
import '../../words/several.ts';

export function UndertakingPanel({ undertaking }: { undertaking: Undertaking }) {
  return (
    <section className={style.panel} aria-label={useHeading(undertaking)}>
      {isUnderWay(undertaking) ? <UnderWay undertaking={undertaking} /> : <Over undertaking={undertaking} />}
    </section>
  );
}

function useHeading({ deed, phase, refused }: Undertaking): string {
  const { t } = useTranslation();
  if (phase === 'doing' && deed.kind === 'move') return t('several.doing.move', { stage: deed.title });
  if (phase === 'doing' && deed.kind === 'give') return t('several.doing.give', { name: deed.name });
  if (phase === 'doing')
    return t(deed.kind === 'cancel' ? 'several.doing.cancel' : 'several.doing.prioritise');
  if (phase === 'undoing') return t('several.undoing');
  return t(phase === 'done' ? 'several.refused' : 'several.notBack', { count: refused.length });
}

function UnderWay({ undertaking }: { undertaking: Undertaking }) {
  const { t } = useTranslation();
  const { tried, total } = undertaking;
  const heading = useHeading(undertaking);
  return (
    <div className={style.underWay}>
      <p>
        {heading}
        <span className="quiet figures"> {t('several.progress', { tried, total })}</span>
      </p>
      <Button size="compact-sm" variant="default" onClick={stop}>
        {t('several.stop')}
      </Button>
      <Progress className={style.line} value={(100 * tried) / total} aria-label={heading} />
    </div>
  );
}

function Over({ undertaking }: { undertaking: Undertaking }) {
  const { t } = useTranslation();
  const { refused, left, retry } = undertaking;
  const heading = useHeading(undertaking);
  return (
    <>
      <header className={style.panelHead}>
        {refused.length === 0 ? null : (
          <div role="alert">
            <h2>{heading}</h2>
          </div>
        )}
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('several.close')} onClick={dismiss}>
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      </header>
      {left.length === 0 ? null : <p>{t('several.left', { count: left.length })}</p>}
      {refused.length === 0 ? null : <Refused undertaking={undertaking} />}
      {retry === undefined ? null : (
        <div className={style.acts}>
          {left.length === 0 ? null : (
            <Button size="compact-sm" variant="default" onClick={() => retry(left)}>
              {t('several.goOn')}
            </Button>
          )}
          {refused.length === 0 ? null : (
            <Button size="compact-sm" variant="default" onClick={() => retry(refused)}>
              {t('several.retry', { count: refused.length })}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Refused({ undertaking: { refused } }: { undertaking: Undertaking }) {
  return (
    // It scrolls, so it can be reached by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <ul className={style.refused} tabIndex={0}>
      {refused.map(({ caseId, number, title, why }) => (
        <li key={caseId}>
          <Link to={`/cases/${caseId}`}>
            <span className="figures">#{number}</span> {title}
          </Link>
          <span className="quiet">{why}</span>
        </li>
      ))}
    </ul>
  );
}
