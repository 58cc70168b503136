// From an answer and the sliders to what is drawn: recomputed in the browser at each touch, in a few milliseconds.
import { useMemo } from 'react';
import { drawMap } from '../../../../../core/mining/index.ts';
import { drawingOfProcessMap } from '../../../map/drawing-of-process-map.ts';
import type { MapHeat, MapMeasure } from '../../../map/map-measure.ts';
import type { Flow } from '../../../wire.ts';
import { openingSliders, type SliderPlaces } from './main-path.ts';

type Asked = {
  readonly flow: Flow | undefined;
  /** The flow without filters. */
  readonly whole: Flow | undefined;
  readonly sliders: { readonly activities: number | undefined; readonly paths: number | undefined };
  readonly show: MapMeasure;
  readonly heat: MapHeat;
};

export function useDrawnFlow({ flow, whole, sliders, show, heat }: Asked) {
  const opening = useMemo(() => (whole ? openingSliders(whole.survey) : null), [whole]);
  const activities = sliders.activities ?? opening?.activities ?? 100;
  const paths = sliders.paths ?? opening?.paths ?? 100;
  const scale = whole?.survey.paths;
  const places: SliderPlaces = { activities, paths };
  const [map, drawing] = useMemo(() => {
    if (!flow) return [undefined, undefined] as const;
    const drawn = drawMap(flow.survey, { activities: activities / 100, paths: paths / 100 });
    return [drawn, drawingOfProcessMap(drawn, { show, heat, scale })] as const;
  }, [flow, activities, paths, show, heat, scale]);
  const wholeDrawing = useMemo(() => {
    if (!whole || whole === flow) return undefined;
    const drawn = drawMap(whole.survey, { activities: activities / 100, paths: paths / 100 });
    return drawingOfProcessMap(drawn, { show, heat });
  }, [whole, flow, activities, paths, show, heat]);
  return { map, drawing, wholeDrawing, places };
}
