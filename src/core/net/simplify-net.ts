// Which net says the same with fewer silent steps? Two places that only a silent transition joins become one.
// After Murata, "Petri nets: properties, analysis and applications" (1989), section V.A: fusion of series places.
import type { NetTransition, PetriNet } from './petri-net.ts';

/**
 * The net without the silent transitions that lead from one place to one place and decide nothing: the same is seen,
 * and it is sound exactly where the given one is. **shape**: places keep their numbers; some have no transition any more.
 */
export function simplifyNet(net: PetriNet): PetriNet {
  const places = createFusion(net);
  for (let before = -1; before !== places.fused(); ) {
    before = places.fused();
    for (const { label, takes, gives } of net.transitions) {
      if (label === null && takes.length === 1 && gives.length === 1) {
        places.fuse(takes[0] as number, gives[0] as number);
      }
    }
  }
  const seen = new Set<string>();
  const transitions = net.transitions
    .map(({ label, takes, gives }) => ({ label, takes: takes.map(places.of), gives: gives.map(places.of) }))
    .filter((each) => isNeeded(each, seen));
  return { places: net.places, transitions, source: places.of(net.source), sink: places.of(net.sink) };
}

/** Silent transitions that lead nowhere, or where another one leads, are not. */
function isNeeded({ label, takes, gives }: NetTransition, seen: Set<string>): boolean {
  if (label !== null) return true;
  const key = `${takes}>${gives}`;
  if (seen.has(key) || `${takes}` === `${gives}`) return false;
  seen.add(key);
  return true;
}

/** Places by the one they have become, with how many transitions lead into and out of it. */
function createFusion(net: PetriNet) {
  const became = Array.from({ length: net.places }, (_, place) => place);
  const [into, outOf] = [new Int32Array(net.places), new Int32Array(net.places)];
  for (const { takes, gives } of net.transitions) {
    for (const place of takes) outOf[place] = (outOf[place] as number) + 1;
    for (const place of gives) into[place] = (into[place] as number) + 1;
  }
  let fused = 0;
  const of = (place: number): number => {
    let root = place;
    while (became[root] !== root) root = became[root] as number;
    became[place] = root;
    return root;
  };
  const fuse = (taken: number, given: number): void => {
    const [from, to] = [of(taken), of(given)];
    if (from === to) return;
    const isOnlyWayOn = outOf[from] === 1 && from !== of(net.source);
    const isOnlyWayIn = into[to] === 1 && to !== of(net.sink);
    if (!isOnlyWayOn && !isOnlyWayIn) return;
    into[to] = (into[from] as number) + (into[to] as number) - 1;
    outOf[to] = (outOf[from] as number) + (outOf[to] as number) - 1;
    became[from] = to;
    fused++;
  };
  return { of, fuse, fused: () => fused };
}
