// The two forms of the drill: counts alone, and what the clock says.
import { asOwner } from '../../../src/shell/store/server.ts';
import { type OverloadPlace, type Seen, underLoad } from './overload.ts';

export type Judged = { readonly says: readonly string[]; readonly faults: readonly string[] };

/** A small server and sixty who ask again as soon as they are answered. */
export async function shortForm(place: OverloadPlace): Promise<Judged> {
  const env = { MILLRACE_PLACES: '2', MILLRACE_QUEUE: '4' };
  const seen = await underLoad({ ...place, env }, (load) => load({ seconds: 1, connections: 60 }));
  return { says: [`${counted(seen)}; seed ${place.seed}.`], faults: countFaults(seen, true) };
}

/** What a server can do at best, at 80 % of it, at twice and at ten times as much. */
export function longForm(place: OverloadPlace): Promise<Judged> {
  return underLoad({ ...place, isApart: true }, async (load) => {
    await load({ seconds: 6, connections: 24 });
    // The database looks at its tables once a minute, and plans by that; a new one has not yet.
    await asOwner(place.access.owner, (owner) => owner.query('analyze'));
    const best: Seen[] = [];
    for (const connections of [16, 24, 40]) best.push(await load({ seconds: 8, settling: 2, connections }));
    const peak = Math.max(...best.map(({ goodput }) => goodput));
    const at = (share: number) =>
      load({ seconds: 14, settling: 4, perSecond: Math.round(peak * share), connections: 1_000 });
    const [calm, twice, ten] = [await at(0.8), await at(2), await at(10)];
    const most = { peak, p99: 3 * calm.acceptedP99 };
    return {
      says: [
        `At best ${rate(peak)}; seed ${place.seed}.`,
        ...told({ '80 %': calm, '2 times': twice, '10 times': ten }),
      ],
      faults: [
        ...countFaults(calm, false).map((fault) => `at 80 %: ${fault}`),
        ...[...countFaults(twice, true), ...clockFaults(twice, most)].map((fault) => `at 2 times: ${fault}`),
        ...[...countFaults(ten, true), ...clockFaults(ten, most)].map((fault) => `at 10 times: ${fault}`),
      ],
    };
  });
}

const rate = (perSecond: number): string => `${Math.round(perSecond)}/s`;

const counted = (seen: Seen): string =>
  `${seen.sent} asked: ${seen.accepted} done, ${seen.refused} turned away, ${seen.unanswered} without an answer, ${seen.strange} ` +
  `otherwise, ${seen.untrue} untrue; ${seen.watched} looks at health and sign-ins, ${seen.shutOut} shut out`;

const told = (loads: { readonly [share: string]: Seen }): string[] =>
  Object.entries(loads).map(
    ([share, seen]) =>
      `${share}: ${rate(seen.goodput)} done, p50 ${seen.acceptedP50} ms, p99 ${seen.acceptedP99} ms; turned away p99 ` +
      `${seen.refusedP99} ms (the load itself waited ${seen.ownDelayP99} ms for the machine); health at most ${seen.slowestHealth} ms, sign-in ${seen.slowestSignIn} ms. ${counted(seen)}.`,
  );

function countFaults(seen: Seen, isTooMuch: boolean): string[] {
  const faults: [boolean, string][] = [
    [isTooMuch && seen.refused === 0, 'nobody was turned away'],
    [seen.accepted === 0, 'nothing was done'],
    [seen.unanswered > 0, `${seen.unanswered} were not answered`],
    [seen.strange > 0, `${seen.strange} were answered otherwise`],
    [seen.untrue > 0, `${seen.untrue} cases are not as was answered`],
    [seen.unsaid > 0, `${seen.unsaid} were not told when to ask again`],
    [seen.watched === 0 || seen.shutOut > 0, `${seen.shutOut} of ${seen.watched} were shut out`],
  ];
  return faults.flatMap(([isSo, says]) => (isSo ? [says] : []));
}

function clockFaults(seen: Seen, { peak, p99 }: { peak: number; p99: number }): string[] {
  const faults: [boolean, string][] = [
    [seen.goodput < 0.9 * peak, `${rate(seen.goodput)} done of ${rate(peak)}`],
    [seen.acceptedP99 > p99, `p99 ${seen.acceptedP99} ms where at most ${Math.round(p99)} ms`],
    [seen.refusedP99 - seen.ownDelayP99 > 50, `turned away within ${seen.refusedP99} ms`],
  ];
  return faults.flatMap(([isSo, says]) => (isSo ? [says] : []));
}
