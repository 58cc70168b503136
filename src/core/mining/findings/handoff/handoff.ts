// Where does work change hands badly? It lies longer than where it stays with one person, goes to and fro between two, comes
// straight back, or is let fall.
import { nobodyNamed, tooFewCases } from '../enough-cases.ts';
import type { FindingKind } from '../finding-kind.ts';
import { teamsOf } from '../performers.ts';
import { bouncesBack } from './bounce-back.ts';
import { droppedAfter } from './dropped.ts';
import { gateTest } from './keep-together.ts';
import { pingPong } from './ping-pong.ts';
import { slowHandoffs } from './slow-handoff.ts';

export const handoff: FindingKind = {
  kind: 'handoff',
  title: 'Handoff',
  lacks: tooFewCases,
  find: (ground) => {
    const dropped = droppedAfter(ground);
    if (nobodyNamed(ground) !== null) return dropped;
    const people = ground.performers();
    const teams = people.kind === 'person' ? teamsOf(ground.log, ground.spans) : undefined;
    const isGate = gateTest(ground);
    const pairs = pingPong(ground, people, isGate);
    const pairsOfTeams = teams ? pingPong(ground, teams, isGate) : { tested: [], told: new Set<number>() };
    return [
      ...pairs.tested,
      ...pairsOfTeams.tested,
      ...bouncesBack(ground, pairs.told, isGate),
      ...slowHandoffs(ground, isGate),
      ...dropped,
    ];
  },
};
