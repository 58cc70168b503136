// Who has a stage, as a source says it: a text (`lead of finance`) or a map (`{ team: finance, choose: least-loaded }`).
import { ownerFromText } from '../../words/owner-text.ts';
import { type OwnerRule, TEAM_CHOICES } from '../../workflow.ts';
import {
  type Members,
  type Reading,
  readItems,
  readKnown,
  readText,
  readWord,
  report,
  type Spot,
} from './reading.ts';

const REMEDY =
  'Write requester, requester.manager, owner of check, lead of finance, team finance, person ana, ' +
  '{ team: finance, choose: least-loaded }, { field: approver } or { rule: if amount > 100 then "ana" else "finance" }.';

/** Words that say how one of a team is chosen, beside the team. */
const OF_TEAM = ['choose', 'skill', 'within'] as const;

/** Who has it where the owner rule ends in nobody: one rule, or several in their order. */
export const readElse = (reading: Reading, spot: Spot): OwnerRule[] =>
  readItems(reading, spot, '[lead of finance, person ana]', true).flatMap(
    (item) => readOwner(reading, item) ?? [],
  );

export function readOwner(reading: Reading, spot: Spot): OwnerRule | null {
  if (spot.node.kind !== 'map') {
    const rule = spot.node.kind === 'scalar' ? ownerFromText(spot.node.text) : null;
    return rule ?? noOwner(reading, spot);
  }
  const members = readKnown(
    reading,
    spot,
    ['person', 'team', ...OF_TEAM, 'field', 'owner-of', 'lead-of', 'rule'],
    REMEDY,
  );
  const naming = [...members.keys()].filter((key) => !OF_TEAM.some((word) => word === key));
  const key = naming[0];
  const named = key === undefined ? undefined : members.get(key);
  if (key === undefined || named === undefined || naming.length > 1) return noOwner(reading, spot);
  const name = readText(reading, named, 'a key such as finance');
  return name === null ? null : ruleOf(reading, key, name, members, spot);
}

function ruleOf(reading: Reading, key: string, name: string, members: Members, spot: Spot): OwnerRule | null {
  if (key === 'team') return teamRule(reading, name, members);
  const stray = OF_TEAM.flatMap((word) => members.get(word) ?? [])[0];
  if (stray !== undefined) {
    const remedy = 'Remove it, or name a team.';
    return report(reading, stray.node, stray.at, {
      code: 'choose-without-team',
      message: 'Only a team is chosen from.',
      remedy,
    });
  }
  if (key === 'rule') return { kind: 'rule', rule: name };
  if (key === 'person') return { kind: 'person', person: name };
  if (key === 'field') return { kind: 'field', field: name };
  if (key === 'owner-of') return { kind: 'owner-of-stage', stage: name };
  return key === 'lead-of' ? { kind: 'lead-of-team', team: name } : noOwner(reading, spot);
}

function teamRule(reading: Reading, team: string, members: Members): OwnerRule | null {
  const [choose, skill, within] = OF_TEAM.map((word) => members.get(word));
  const choice =
    choose === undefined
      ? skill === undefined
        ? 'round-robin'
        : 'by-skill'
      : readWord(reading, choose, TEAM_CHOICES);
  if (choice === null) return null;
  const needed = skill === undefined ? null : readText(reading, skill, 'german');
  const time = within === undefined ? null : readText(reading, within, '4h');
  const rule = { kind: 'team', team, choose: choice } as const;
  return {
    ...rule,
    ...(needed === null ? {} : { skill: needed }),
    ...(time === null ? {} : { within: time }),
  };
}

const noOwner = (reading: Reading, spot: Spot): null =>
  report(reading, spot.node, spot.at, {
    code: 'owner-rule',
    message: `${spot.at} does not say who it is.`,
    remedy: REMEDY,
  });
