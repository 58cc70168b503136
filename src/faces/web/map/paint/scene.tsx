// Everything on the map in the order of painting: rework first, wide water last, stones above the water, numbers on top.
import { memo } from 'react';
import { isGate } from '../flow-drawing.ts';
import type { Act } from '../hands/touch.ts';
import type { Speech } from '../hands/use-speech.ts';
import type { Drawn, PlacedChannel } from '../size/use-drawn.ts';
import { Channel, Figure } from './channel.tsx';
import { Gate } from './gate.tsx';
import { Stone } from './stone.tsx';
import { Unspoken } from './unspoken.tsx';

type Props = { drawn: Drawn; speech: Speech; bare: boolean; down: boolean; act: Act };

export const Scene = memo(function Scene({ drawn, speech, bare, down, act }: Props) {
  const heaviest = Math.max(1, ...drawn.stones.map(({ node }) => (isGate(node) ? 0 : node.weight)));
  return (
    <>
      {[...drawn.channels].sort(inPaintOrder).map((channel) => (
        <Channel
          key={channel.edge.id}
          {...channel}
          spoken={speech.edge(channel.edge)}
          bare={bare}
          act={act}
        />
      ))}
      {drawn.stones.map((stone) => {
        const { id } = stone.node;
        const spoken = speech.node(stone.node);
        if (isGate(stone.node)) return <Gate key={id} {...stone} spoken={spoken} down={down} act={act} />;
        const share = bare ? 0 : Math.round((stone.node.weight / heaviest) * 20) / 20;
        return <Stone key={id} {...stone} spoken={spoken} share={share} act={act} />;
      })}
      <Unspoken>
        {drawn.channels.map((channel) => (
          <Figure key={channel.edge.id} {...channel} />
        ))}
      </Unspoken>
    </>
  );
});

function inPaintOrder(a: PlacedChannel, b: PlacedChannel): number {
  const level = ({ route }: PlacedChannel) => (route.main ? 2 : route.kind === 'forward' ? 1 : 0);
  return level(a) - level(b) || a.edge.weight - b.edge.weight;
}
