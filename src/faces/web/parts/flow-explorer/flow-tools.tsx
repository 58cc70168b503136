// Seeing the flow as a drawing or as tables, and saving it as a picture or as figures.
import { Button, Menu, SegmentedControl } from '@mantine/core';
import { Download, Play } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProcessMap } from '../../../../core/mining/index.ts';
import type { FlowMapHandle } from '../../map/flow-map-props.ts';
import { save } from '../../map/paint/export-drawing.ts';
import { type FlowView, VIEWS } from '../flow/flow-address.ts';
import { sayProblem } from '../toast.tsx';
import { csvOfMap } from './csv-of-map.ts';
import style from './flow-explorer.module.css';

type Props = {
  title: string;
  map: ProcessMap | undefined;
  drawn: RefObject<FlowMapHandle | null>;
  view: FlowView;
  onView: (view: FlowView) => void;
  replay: boolean;
  onReplay: (replay: boolean) => void;
};

export function FlowTools({ title, map, drawn, view, onView, replay, onReplay }: Props) {
  const { t } = useTranslation();
  const text = t('flow.drawn', {
    cases: map?.cases ?? 0,
    shown: map?.shown.activities ?? 0,
    of: map?.shown.ofActivities ?? 0,
  });
  const saved = (kind: 'svg' | 'png') => async () => {
    try {
      const handle = drawn.current;
      if (!handle) return;
      if (kind === 'svg') save(await handle.exportSvg(text), `${title}.svg`, 'image/svg+xml');
      else save(await handle.exportPng(text), `${title}.png`, 'image/png');
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <div className={style.tools}>
      <SegmentedControl
        className={style.views}
        size="xs"
        aria-label={t('flow.view')}
        data={[
          { value: 'map', label: t('flow.asMap') },
          { value: 'table', label: t('flow.asTable') },
          { value: 'compare', label: t('flow.asCompare') },
        ]}
        value={view}
        onChange={(value) => onView(VIEWS.find((each) => each === value) ?? 'map')}
      />
      {view === 'map' ? (
        <Button
          className={style.save}
          aria-label={t('flow.replay')}
          aria-pressed={replay}
          variant={replay ? 'light' : 'default'}
          size="xs"
          leftSection={<Play size={14} aria-hidden="true" />}
          onClick={() => onReplay(!replay)}
        >
          <span className={style.word}>{t('flow.replay')}</span>
        </Button>
      ) : null}
      {view === 'compare' ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              className={style.save}
              aria-label={t('chart.export')}
              variant="default"
              size="xs"
              leftSection={<Download size={14} aria-hidden="true" />}
            >
              <span className={style.word}>{t('chart.export')}</span>
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {view === 'map' ? <Menu.Item onClick={saved('png')}>{t('chart.png')}</Menu.Item> : null}
            {view === 'map' ? <Menu.Item onClick={saved('svg')}>{t('chart.svg')}</Menu.Item> : null}
            <Menu.Item onClick={() => map && save(csvOfMap(map), `${title}.csv`, 'text/csv')}>
              {t('chart.csv')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
