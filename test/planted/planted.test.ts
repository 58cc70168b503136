import { describe, expect, it } from 'vitest';
import { type Finding, findingsOf } from '../../src/core/mining/index.ts';
import { FAULTS, type Fault, type Truth } from './faults.ts';
import { eventLogOf, plantedLog } from './planted-log.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

function isRight({ at, text }: Finding, { activities, people, mentions }: Truth): boolean {
  const places = 'activity' in at ? [at.activity] : 'performer' in at ? [at.performer] : [at.from, at.to];
  const known = [...activities, ...people];
  return (
    places.every((place) => place !== null && known.includes(place)) &&
    mentions.every((word) => text.includes(word))
  );
}

describe('what is planted', () => {
  it.each(Object.keys(FAULTS) as Fault[])('is found first of its kind, where it is: %s', (fault) => {
    const missed = SEEDS.flatMap((seed) => {
      const planted = plantedLog(fault, seed);
      const { truth } = planted;
      if (truth === null) return ['nothing planted'];
      const first = findingsOf(eventLogOf(planted)).findings.find(({ kind }) => kind === truth.kind);
      if (first && isRight(first, truth)) return [];
      return [`seed ${seed}: ${truth.activities.join(', ')}: ${first?.text ?? 'nothing found'}`];
    });
    expect(missed.slice(1)).toEqual([]);
  });

  it('is not found where nothing is planted: at most one of twenty raises anything', () => {
    const raised = SEEDS.flatMap((seed) => {
      const { findings } = findingsOf(eventLogOf(plantedLog(null, seed)));
      return findings.length === 0 ? [] : [`seed ${seed}: ${findings.map(({ text }) => text).join(' ')}`];
    });
    expect(raised.slice(1)).toEqual([]);
  });
});
