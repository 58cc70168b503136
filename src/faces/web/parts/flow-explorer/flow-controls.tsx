// How much of the flow is drawn and what stands on its paths: two sliders and one switch.
import { Select, Slider } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessMap } from '../../../../core/mining/index.ts';
import { MAP_MEASURES, type MapMeasure } from '../../map/drawing-of-process-map.ts';
import style from './flow-explorer.module.css';
import type { SliderPlaces } from './main-path.ts';

type Props = {
  shown: ProcessMap['shown'] | undefined;
  places: SliderPlaces;
  show: MapMeasure;
  onMove: (places: Partial<SliderPlaces>) => void;
  onSettle: (places: Partial<SliderPlaces>) => void;
  onShow: (show: MapMeasure) => void;
  /** What stands at the end of the line. */
  children: ReactNode;
};

export function FlowControls({ shown, places, show, onMove, onSettle, onShow, children }: Props) {
  const { t } = useTranslation();
  return (
    <div className={style.controls}>
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
        data={MAP_MEASURES.map((value) => ({ value, label: t(`flow.show.${value}`) }))}
        value={show}
        allowDeselect={false}
        onChange={(value) => onShow((value ?? 'cases') as MapMeasure)}
      />
      {children}
    </div>
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
