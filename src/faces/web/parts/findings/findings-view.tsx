// The findings of one history: which are shown, the cards in order of cost, what could not be looked at, and nothing at all.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePermissions } from '../../state/session.ts';
import type { Findings } from '../../wire.ts';
import { EmptyState } from '../empty-state.tsx';
import { FindingCard } from '../finding-card/finding-card.tsx';
import { type FlowSource, useFlow } from '../flow/flow-source.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import { CasesDialog } from './cases-dialog.tsx';
import { FindingFilters } from './finding-filters.tsx';
import style from './findings.module.css';
import { isShown, useFindingsAddress } from './findings-address.ts';
import { NotEnough } from './not-enough.tsx';
import { SaveFindings } from './save-findings.tsx';
import { useFindings } from './use-findings.ts';

type Props = {
  source: FlowSource;
  /** How much there is to look through, where it is known beforehand. */
  size?: { cases: number; events: number } | undefined;
};

export function FindingsView({ source, size }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useFindings(source);
  if (error !== null && data === undefined)
    return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (data === undefined)
    return (
      <div aria-busy="true">
        <p className="quiet" role="status">
          {size === undefined ? t('findings.looking') : t('findings.lookingThrough', size)}
        </p>
        <WaitingRows />
      </div>
    );
  if (data.looked.cases === 0)
    return <EmptyState drawing="map" title={t('findings.noCasesTitle')} text={t('findings.noCasesText')} />;
  return data.findings.length === 0 ? <Nothing all={data} /> : <Listed all={data} source={source} />;
}

function Nothing({ all }: { all: Findings }) {
  const { t } = useTranslation();
  const { cases, events } = all.looked;
  return (
    <>
      <EmptyState
        drawing="done"
        title={t('findings.emptyTitle')}
        text={t('findings.emptyText', { cases, events, tested: all.tested })}
      />
      <NotEnough all={all} />
    </>
  );
}

const NO_FILTERS: readonly never[] = [];

function Listed({ all, source }: { all: Findings; source: FlowSource }) {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const [address, change] = useFindingsAddress();
  const flow = useFlow(source, NO_FILTERS).data;
  const shown = all.findings.filter((finding) => isShown(address, finding));
  const ofCases = all.findings.find(({ key, found }) => key === address.cases && found !== null);
  return (
    <>
      <FindingFilters all={all} address={address} onChange={change} />
      {shown.length === 0 ? (
        <EmptyState
          drawing="done"
          title={t('findings.none')}
          action={
            <Button variant="default" onClick={() => change({ state: 'all', kind: '' }, true)}>
              {t('findings.showAll')}
            </Button>
          }
        />
      ) : (
        <ol className={style.list}>
          {shown.map((finding, place) => (
            <li key={finding.key}>
              <FindingCard
                {...{ finding, all, flow, source, mayDecide: mayDesign }}
                isFirst={place === 0}
                isOpen={address.open === finding.key}
                onOpen={(open) => change({ open: open ? finding.key : '' })}
                onCases={() => change({ cases: finding.key }, true)}
              />
            </li>
          ))}
        </ol>
      )}
      {shown.length === 0 ? null : <SaveFindings all={all} shown={shown} />}
      <NotEnough all={all} />
      {ofCases === undefined ? null : (
        <CasesDialog
          finding={ofCases}
          source={source}
          workflowId={all.workflowId}
          onClose={() => change({ cases: '' })}
        />
      )}
    </>
  );
}
