// The cases behind a part of the map: ours lead to their page, those of an import open their events.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasesBehind } from '../../wire.ts';
import { durationText } from '../duration.ts';
import { Moment } from '../moment.tsx';
import { MoreButton } from '../more-button.tsx';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import style from './flow.module.css';
import type { Filter } from './flow-filter.ts';
import { type FlowSource, useCasesBehind } from './flow-source.ts';
import { TraceDialog } from './trace-dialog.tsx';

type CaseBehind = CasesBehind['cases'][number];

export function CaseList({ source, filters }: { source: FlowSource; filters: readonly Filter[] }) {
  return <CasesShown list={useCasesBehind(source, filters)} source={source} />;
}

type ShownProps = { list: ReturnType<typeof useCasesBehind>; source: FlowSource };

/** The same for cases that were asked for otherwise, page by page. */
export function CasesShown({ list, source }: ShownProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  const pages = list.data?.pages;
  if (list.error) return <FailedToLoad error={list.error} retry={() => void list.refetch()} />;
  if (!pages) return <WaitingRows rows={4} />;
  const cases = pages.flatMap((page) => page.cases);
  return (
    <div className={style.cases}>
      <h3>{t('flow.casesBehind', { count: pages[0]?.total ?? 0 })}</h3>
      <ul>
        {cases.map((found) => (
          <li key={found.caseId ?? found.name}>
            <CaseName found={found} onOpen={() => setOpened(found.name)} />
            <span className="quiet figures">
              <Moment at={found.from} /> · <Lasted found={found} />
            </span>
          </li>
        ))}
      </ul>
      <MoreButton list={list} variant="subtle" size="compact-sm">
        {t('flow.moreCases')}
      </MoreButton>
      {opened === null ? null : <TraceDialog source={source} name={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

/** How long the case took; one still under way says so, and how old it is. */
function Lasted({ found: { from, to } }: { found: CaseBehind }) {
  const { t } = useTranslation();
  const until = to === null ? Date.now() : new Date(to).getTime();
  const duration = durationText(until - new Date(from).getTime());
  return to === null ? t('flow.openFor', { duration }) : duration;
}

function CaseName({ found, onOpen }: { found: CaseBehind; onOpen: () => void }) {
  if (found.caseId === null) {
    return (
      <button type="button" className={style.caseName} onClick={onOpen}>
        {found.name}
      </button>
    );
  }
  return (
    <Link className={style.caseName} to="/cases/$caseId" params={{ caseId: found.caseId }}>
      {found.number === null ? found.name : `#${found.number} ${found.name}`}
    </Link>
  );
}
