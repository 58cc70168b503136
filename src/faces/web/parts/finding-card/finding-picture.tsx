// The small picture of a finding, drawn from the flow itself: its place with the busiest way in and out, warm where it costs
// time, and below it the share of the cases that it touches.
import { useTranslation } from 'react-i18next';
import type { Finding, Flow } from '../../wire.ts';
import { shareText } from '../findings/in-words.ts';
import style from './finding-card.module.css';
import { type Scene, sceneOf } from './scene.ts';

type Props = { finding: Finding; flow: Flow | undefined; share: number | null };

const [WIDTH, HEIGHT] = [264, 72];

export function FindingPicture({ finding, flow, share }: Props) {
  const { t } = useTranslation();
  const scene =
    flow === undefined ? null : sceneOf(finding, flow, { start: t('map.start'), end: t('map.end') });
  return (
    <figure className={style.picture}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={scene === null ? '' : spoken(scene)}>
        {scene === null ? null : <Drawn scene={scene} />}
      </svg>
      {share === null ? null : (
        <figcaption className="quiet figures">
          <span className={style.share} aria-hidden="true">
            <span style={{ width: `${Math.max(2, share * 100)}%` }} />
          </span>
          {t('findings.picture.share', { share: shareText(share) })}
        </figcaption>
      )}
    </figure>
  );
}

const spoken = ({ stones }: Scene): string => stones.map(({ name }) => name).join(' → ');

const MIDDLE = 38;
const STONE = { width: 72, height: 34 };

function Drawn({ scene: { stones, channels, loop, person } }: { scene: Scene }) {
  const gap = stones.length < 2 ? 0 : (WIDTH - stones.length * STONE.width) / (stones.length - 1);
  const left = (place: number) =>
    stones.length === 1 ? (WIDTH - STONE.width) / 2 : place * (STONE.width + gap);
  return (
    <>
      {channels.map(({ width, isWarm, isDashed }, place) => (
        <path
          key={place}
          className={style.channel}
          data-warm={isWarm}
          data-dashed={isDashed}
          strokeWidth={width}
          d={`M${left(place) + STONE.width} ${MIDDLE}H${left(place + 1) - 9}`}
        />
      ))}
      {channels.map(({ width, isWarm }, place) => (
        <path
          key={place}
          className={style.tip}
          data-warm={isWarm}
          d={tip(left(place + 1) - 1, MIDDLE, Math.max(4, width * 0.85))}
        />
      ))}
      {loop === null ? null : (
        <Loop from={left(loop.from)} to={left(loop.to)} isSelf={loop.from === loop.to} />
      )}
      {stones.map(({ name, isMeant }, place) => (
        <Stone key={place} x={left(place)} name={name} isMeant={isMeant} isPerson={person} />
      ))}
    </>
  );
}

/** The head of an arrow that points right, its end at the given place. */
const tip = (x: number, y: number, half: number): string => `M${x} ${y}l-9 ${-half}v${2 * half}z`;

function Loop({ from, to, isSelf }: { from: number; to: number; isSelf: boolean }) {
  const right = from + STONE.width / 2 + (isSelf ? 18 : 0);
  const left = to + STONE.width / 2 - (isSelf ? 18 : 0);
  const top = MIDDLE - STONE.height / 2;
  return (
    <>
      <path
        className={style.channel}
        data-warm="true"
        data-dashed="true"
        strokeWidth={2.5}
        d={`M${right} ${top}C${right} ${top - 22} ${left} ${top - 22} ${left} ${top - 8}`}
      />
      <path className={style.tip} data-warm="true" d={`M${left} ${top - 1}l-5 -8h10z`} />
    </>
  );
}

type StoneProps = { x: number; name: string; isMeant: boolean; isPerson: boolean };

function Stone({ x, name, isMeant, isPerson }: StoneProps) {
  return (
    <g className={style.stone} data-meant={isMeant}>
      <title>{name}</title>
      <rect
        x={x + 0.75}
        y={MIDDLE - STONE.height / 2}
        width={STONE.width - 1.5}
        height={STONE.height}
        rx={isPerson ? STONE.height / 2 : 9}
      />
      {linesOf(name).map((line, place, all) => (
        <text key={place} x={x + STONE.width / 2} y={MIDDLE + 3.5 + (place - (all.length - 1) / 2) * 11}>
          {line}
        </text>
      ))}
    </g>
  );
}

const LONGEST = 13;

/** At most two lines; what does not fit ends in dots, and the whole name is in the title. */
function linesOf(name: string): string[] {
  if (name.length <= LONGEST) return [name];
  const cut = name.lastIndexOf(' ', LONGEST);
  const first = cut > 3 ? name.slice(0, cut) : name.slice(0, LONGEST - 1);
  const rest = name.slice(first.length).trim();
  return [first, rest.length <= LONGEST ? rest : `${rest.slice(0, LONGEST - 1)}…`];
}
