// Two sets of cases beside each other: by what they are chosen, and what is then compared.
import { useTranslation } from 'react-i18next';
import type { Sliders } from '../../../../core/mining/index.ts';
import type { CaseColumns } from '../../wire.ts';
import type { FlowAddress, FlowAddressChange } from '../flow/flow-address.ts';
import { type FlowSource, useColumns, useComparison } from '../flow/flow-source.ts';
import { FailedToLoad, WaitingRows } from '../waiting.tsx';
import { ComparePickers } from './compare-pickers.tsx';
import { comparingAtFirst, setsOf } from './compare-sets.ts';
import { Compared } from './compared.tsx';
import style from './flow-compare.module.css';

type Props = {
  source: FlowSource;
  title: string;
  sliders: Sliders;
  /** How many cases the history has. */
  cases: number;
  address: FlowAddress;
  onChange: (change: FlowAddressChange, push?: boolean) => void;
};

export function FlowCompare(props: Props) {
  const { data, error, refetch } = useColumns(props.source);
  if (error) return <FailedToLoad error={error} retry={() => void refetch()} />;
  return data === undefined ? <WaitingRows /> : <Comparing {...props} columns={data} />;
}

function Comparing({ columns, ...props }: Props & { columns: CaseColumns }) {
  const { t } = useTranslation();
  const { source, address, onChange } = props;
  const asked = { by: address.by, a: address.a, b: address.b };
  const comparing = comparingAtFirst(asked, address.filters, { ...columns, cases: props.cases });
  const sets = setsOf(t, comparing, address.filters);
  const { data, error, refetch } = useComparison(source, sets.asked);
  return (
    <div className={style.compare}>
      <h2 className="unseen">{t('flowCompare.title')}</h2>
      <ComparePickers
        source={source}
        columns={columns}
        comparing={comparing}
        hasFilters={address.filters.length > 0}
        onChange={(next) => onChange({ ...next, chosen: '' })}
      />
      {error ? <FailedToLoad error={error} retry={() => void refetch()} /> : null}
      {data === undefined && !error ? <WaitingRows /> : null}
      {data && (data.first.cases === 0 || data.second.cases === 0) ? (
        <p className="quiet">{t('flowCompare.fewCases')}</p>
      ) : null}
      {data && data.first.cases > 0 && data.second.cases > 0 ? (
        <Compared {...props} comparison={data} sets={sets} />
      ) : null}
    </div>
  );
}
