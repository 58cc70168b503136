// What a case waits for and since when, what has not begun yet and why, what may be started, and the cases that belong to it.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GoOnDialog, StartStage } from '../../parts/case-commands/go-on.tsx';
import { Moment } from '../../parts/moment.tsx';
import { usePermissions } from '../../state/session.ts';
import type { Awaited, Case, ChildCase, RelatedCase, Stand } from '../../wire.ts';
import style from './case.module.css';

export function Stands({ shown }: { shown: Case }) {
  const { mayDesign } = usePermissions();
  const { stands, startable, takesPart, children } = shown.flow;
  const may = (takesPart || mayDesign) && !shown.pauses.some(({ workItem }) => workItem === null);
  const canStart = may && startable.length > 0;
  return (
    <>
      {stands.map((stand, index) => (
        <StandPart key={`${stand.stage} ${index}`} shown={shown} stand={stand} may={may} />
      ))}
      {canStart ? (
        <div className={style.starts}>
          {startable.map((each) => (
            <StartStage key={each.stage} caseId={shown.caseId} startable={each} />
          ))}
        </div>
      ) : null}
      {children.length === 0 ? null : <Children related={children} />}
    </>
  );
}

function StandPart({ shown, stand, may }: { shown: Case; stand: Stand; may: boolean }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState(false);
  const { title, since, awaited, byHand } = stand;
  return (
    <section className={style.section} aria-label={title} data-stand={stand.stage}>
      <div className={style.line}>
        <h2>{title}</h2>
        {may && byHand ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('cases.flow.goOnNamed', { stage: title })}
            onClick={() => setAsks(true)}
          >
            {t('cases.flow.goOn')}
          </Button>
        ) : null}
      </div>
      <p className={style.facts}>
        <span className="quiet">
          {t('cases.flow.since')} <Moment at={since} />
        </span>
        <span>{useWhy(stand)}</span>
      </p>
      {awaited.length === 0 ? null : (
        <ul className={style.awaited} aria-label={t('cases.flow.title')}>
          {awaited.map((each) => (
            <AwaitedItem key={each.outcome ?? ''} awaited={each} />
          ))}
        </ul>
      )}
      {asks ? (
        <GoOnDialog caseId={shown.caseId} title={shown.title} stand={stand} onClose={() => setAsks(false)} />
      ) : null}
    </section>
  );
}

function useWhy({ held, kind, others }: Stand): string {
  const { t } = useTranslation();
  const stages = others.join(', ');
  if (held === 'while') return t('cases.flow.while', { stages });
  if (held === 'alone')
    return others.length === 0 ? t('cases.flow.aloneSelf') : t('cases.flow.alone', { stages });
  if (kind === 'scope') return t('cases.flow.watches', { stages });
  if (kind === 'join') return t('cases.flow.joins');
  return kind === 'subflow' ? t('cases.flow.subflow') : t('cases.flow.waits');
}

function AwaitedItem({ awaited: { what, about, at, outcomeTitle } }: { awaited: Awaited }) {
  const { t } = useTranslation();
  return (
    <li>
      {outcomeTitle === null ? null : <strong>{outcomeTitle}: </strong>}
      {t(`cases.flow.awaited.${what}`, { about: about ?? '' })}
      {at === null ? null : (
        <span className="quiet">
          {' '}
          (<Moment at={at} />)
        </span>
      )}
    </li>
  );
}

function Children({ related }: { related: readonly ChildCase[] }) {
  const { t } = useTranslation();
  return (
    <section className={style.section} aria-label={t('cases.flow.belongs')} data-children>
      <h2>{t('cases.flow.belongs')}</h2>
      <ul className={style.awaited}>
        {related.map((each) => (
          <li key={each.caseId}>
            <CaseLink related={each} />{' '}
            <span className="quiet">
              {each.stage} · {t(`cases.flow.statuses.${each.status as 'open'}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const CaseLink = ({ related: { caseId, number, title } }: { related: RelatedCase }) => (
  <Link to={`/cases/${caseId}`}>
    <span className="figures">#{number}</span> {title}
  </Link>
);
