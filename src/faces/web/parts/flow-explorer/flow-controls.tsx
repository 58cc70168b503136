// How much of the flow is drawn and what stands on its paths: two sliders and one switch.
import { Button, Select, Slider } from '@mantine/core';
import { SlidersHorizontal } from 'lucide-react';
import { Fragment, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessMap } from '../../../../core/mining/index.ts';
import { COUNTING, type MapHeat, type MapMeasure, TIMING } from '../../map/map-measure.ts';
import { useNarrow } from '../narrow.ts';
import type { SliderPlaces } from './drawn/main-path.ts';
import style from './flow-explorer.module.css';

const HEATS: readonly MapHeat[] = ['time', 'count'];

type Props = {
  shown: ProcessMap['shown'] | undefined;
  places: SliderPlaces;
  drawn: { readonly show: MapMeasure; readonly heat: MapHeat };
  onMove: (places: Partial<SliderPlaces>) => void;
  onSettle: (places: Partial<SliderPlaces>) => void;
  onDraw: (change: { show?: MapMeasure; heat?: MapHeat }) => void;
  /** What stands at the end of the line; first where the rest is folded. */
  tools?: ReactNode;
  /** What is folded away with the rest on a phone, and else stands elsewhere. */
  folded?: ReactNode;
};

/** On a phone the drawing is what one came for: the controls are folded until they are asked for. */
export function FlowControls({ tools = null, folded = null, ...amounts }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  if (!narrow)
    return (
      <div className={style.controls}>
        <Amounts {...amounts} />
        <Fragment key="tools">{tools}</Fragment>
      </div>
    );
  return (
    <div className={style.controls}>
      <Fragment key="tools">{tools}</Fragment>
      <Button
        variant={open ? 'light' : 'default'}
        leftSection={<SlidersHorizontal size={16} aria-hidden="true" />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {t('flow.adjust')}
      </Button>
      <div id={id} className={style.unfolded} hidden={!open}>
        {open ? (
          <>
            <Amounts {...amounts} />
            {folded}
          </>
        ) : null}
      </div>
    </div>
  );
}

function Amounts({ shown, places, drawn, onMove, onSettle, onDraw }: Omit<Props, 'tools' | 'folded'>) {
  const { t } = useTranslation();
  const named = (measures: readonly MapMeasure[]) =>
    measures.map((value) => ({ value, label: t(`flow.show.${value}`) }));
  return (
    <>
      <Amount
        label={t('flow.activities')}
        said={t('flow.of', { shown: shown?.activities ?? 0, of: shown?.ofActivities ?? 0 })}
        value={places.activities}
        onMove={(activities) => onMove({ activities })}
        onSettle={(activities) => onSettle({ activities })}
      />
      <Amount
        label={t('flow.paths')}
        said={t('flow.of', { shown: shown?.paths ?? 0, of: shown?.ofPaths ?? 0 })}
        value={places.paths}
        onMove={(paths) => onMove({ paths })}
        onSettle={(paths) => onSettle({ paths })}
      />
      <Select
        className={style.show}
        size="xs"
        label={t('flow.pathsShow')}
        data={[
          { group: t('flow.counting'), items: named(COUNTING) },
          { group: t('flow.timing'), items: named(TIMING) },
        ]}
        value={drawn.show}
        allowDeselect={false}
        searchable
        onChange={(value) => onDraw({ show: (value ?? 'cases') as MapMeasure })}
      />
      <Select
        className={style.heat}
        size="xs"
        label={t('flow.heat')}
        data={HEATS.map((value) => ({ value, label: t(`flow.heats.${value}`) }))}
        value={drawn.heat}
        allowDeselect={false}
        onChange={(value) => onDraw({ heat: value === 'count' ? 'count' : 'time' })}
      />
    </>
  );
}

type AmountProps = {
  label: string;
  said: string;
  value: number;
  onMove: (value: number) => void;
  onSettle: (value: number) => void;
};

/** The drawing follows the thumb; the address follows when it is let go. */
function Amount({ label, said, value, onMove, onSettle }: AmountProps) {
  const [held, setHeld] = useState(value);
  useEffect(() => setHeld(value), [value]);
  const move = (next: number) => {
    setHeld(next);
    onMove(next);
  };
  return (
    <div className={style.amount}>
      <div className={style.amountHead} aria-hidden="true">
        <span>{label}</span>
        <span className="quiet figures">{said}</span>
      </div>
      <Slider
        size="sm"
        value={held}
        label={null}
        thumbLabel={`${label}: ${said}`}
        onChange={move}
        onChangeEnd={onSettle}
      />
    </div>
  );
}
