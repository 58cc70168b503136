// Two sets of cases drawn on one layout, and what differs told in sentences below.
import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sliders } from '../../../../core/mining/index.ts';
import type { FlowDrawing, MapTarget } from '../../map/flow-drawing.ts';
import { FlowMap } from '../../map/flow-map.tsx';
import { save } from '../../map/paint/export-drawing.ts';
import type { Comparison } from '../../wire.ts';
import { type FlowAddress, type FlowAddressChange, targetIn, textOfTarget } from '../flow/flow-address.ts';
import { filterOf } from '../flow/flow-filter.ts';
import { CompareList } from './compare-list.tsx';
import type { Sets } from './compare-sets.ts';
import { comparedDrawings } from './compared-drawings.ts';
import { csvOfComparison } from './csv-of-comparison.ts';
import style from './flow-compare.module.css';

type ComparedProps = {
  comparison: Comparison;
  sets: Sets;
  title: string;
  sliders: Sliders;
  address: FlowAddress;
  onChange: (change: FlowAddressChange, push?: boolean) => void;
};

export function Compared({ comparison, sets, title, sliders, address, onChange }: ComparedProps) {
  const { t } = useTranslation();
  const { activities, paths } = sliders;
  const { show } = address;
  const drawings = useMemo(() => {
    const signs = { more: t('flowCompare.moreHere'), less: t('flowCompare.lessHere') };
    return comparedDrawings(comparison, { sliders: { activities, paths }, show, signs });
  }, [comparison, activities, paths, show, t]);
  const chosen = targetIn(address.chosen);
  const choose = (target: MapTarget | null) => onChange({ chosen: textOfTarget(target) });
  const open = (target: MapTarget | null) => {
    const behind = target && filterOf(target, 'with');
    const { filters, first } = sets.asked;
    const next = [...filters, ...first, ...(behind ? [behind] : [])];
    onChange({ view: 'map', filters: next, chosen: textOfTarget(target) }, true);
  };
  const sides = [
    { name: sets.first, cases: comparison.first.cases, drawing: drawings.first },
    { name: sets.second, cases: comparison.second.cases, drawing: drawings.second },
  ];
  return (
    <>
      <div className={style.sides}>
        {sides.map(({ name, cases, drawing }) => (
          <section key={name} className={style.side}>
            <h3>{t('flowCompare.cases', { name, count: cases })}</h3>
            <Side
              drawing={drawing}
              frame={drawings.frame}
              title={`${title}, ${name}`}
              chosen={chosen}
              onChoose={choose}
            />
          </section>
        ))}
      </div>
      <div className={style.below}>
        <p className="quiet">{t('flowCompare.legend')}</p>
        <Button
          variant="default"
          size="xs"
          leftSection={<Download size={14} aria-hidden="true" />}
          onClick={() => save(csvOfComparison(comparison, sets), `${title}.csv`, 'text/csv')}
        >
          {t('chart.csv')}
        </Button>
      </div>
      <CompareList comparison={comparison} sets={sets} chosen={chosen} onChoose={choose} onOpen={open} />
    </>
  );
}

type SideProps = {
  drawing: FlowDrawing;
  frame: FlowDrawing;
  title: string;
  chosen: MapTarget | null;
  onChoose: (target: MapTarget | null) => void;
};

function Side({ drawing, frame, title, chosen, onChoose }: SideProps) {
  return (
    <div className={style.paper}>
      <FlowMap drawing={drawing} frame={frame} title={title} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}
