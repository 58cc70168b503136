// The cases laid over the map that is shown: worked out again only where the map or its cases change.
import { useMemo } from 'react';
import type { FlowMapSeen } from '../../map/flow-map-props.ts';
import { Dots } from './dots.tsx';
import { placeCases } from './place-cases.ts';
import type { FlowPlayback } from './use-flow-playback.ts';

export function Travellers({ seen, shown }: { seen: FlowMapSeen; shown: FlowPlayback }) {
  const { playback, watching, clock } = shown;
  const { drawn } = seen;
  const place = useMemo(
    () => (playback && watching ? placeCases(drawn, playback, watching) : undefined),
    [drawn, playback, watching],
  );
  return place === undefined ? null : <Dots seen={seen} clock={clock} place={place} />;
}
