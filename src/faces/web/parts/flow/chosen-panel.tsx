// What one stone or path of the map tells: its numbers, the filters it offers, and the cases behind it.
import { Button, CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { activityOfId, pathOfId } from '../../map/drawing-of-process-map.ts';
import type { MapTarget } from '../../map/flow-drawing.ts';
import type { Flow } from '../../wire.ts';
import { CaseList } from './case-list.tsx';
import style from './flow.module.css';
import { type Filter, filterOf, type Keep } from './flow-filter.ts';
import type { FlowSource } from './flow-source.ts';
import { useNumbers } from './use-numbers.ts';

type Props = {
  source: FlowSource;
  flow: Flow;
  target: MapTarget;
  filters: readonly Filter[];
  side: 'left' | 'right';
  onFilter: (filter: Filter) => void;
  onClose: () => void;
};

export function ChosenPanel({ source, flow, target, filters, side, onFilter, onClose }: Props) {
  const { t } = useTranslation();
  const numbers = useNumbers(flow, target);
  const behind = filterOf(target, 'with');
  return (
    <section className={style.chosen} data-side={side} aria-labelledby="chosen">
      <header>
        <h2 id="chosen">{useTitle(target)}</h2>
        <CloseButton aria-label={t('flow.closeChosen')} onClick={onClose} />
      </header>
      {numbers.length === 0 ? (
        <p className="quiet">{t('flow.notHere')}</p>
      ) : (
        <dl className={style.numbers}>
          {numbers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figures">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <FilterButtons target={target} onFilter={onFilter} />
      <CaseList source={source} filters={behind === null ? filters : [...filters, behind]} />
    </section>
  );
}

function useTitle({ kind, id }: MapTarget): string {
  const { t } = useTranslation();
  if (kind === 'node') return activityOfId(id) ?? t(id === 'start' ? 'map.start' : 'map.end');
  const { from, to } = pathOfId(id);
  return `${from ?? t('map.start')} → ${to ?? t('map.end')}`;
}

const KEEPS: readonly Keep[] = ['with', 'without', 'starting', 'ending'];

function FilterButtons({ target, onFilter }: Pick<Props, 'target' | 'onFilter'>) {
  const { t } = useTranslation();
  const offered = KEEPS.flatMap((keep) => filterOf(target, keep) ?? []);
  if (offered.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these are commands
    <div className={style.keeps} role="group" aria-label={t('flow.keepCases')}>
      {offered.map((filter) => (
        <Button key={filter.keep} size="compact-sm" variant="default" onClick={() => onFilter(filter)}>
          {t(`flow.keep.${filter.keep}`)}
        </Button>
      ))}
    </div>
  );
}
