// Who has a stage, as a source says it: a text (`lead of finance`) or a map (`{ team: finance, choose: least-loaded }`).
import { ownerFromText } from '../../words/owner-text.ts';
import { type OwnerRule, TEAM_CHOICES } from '../../workflow.ts';
import { type Members, type Reading, readKnown, readText, readWord, report, type Spot } from './reading.ts';

const REMEDY =
  'Write requester, requester.manager, owner of check, lead of finance, team finance, person ana, ' +
  '{ team: finance, choose: least-loaded } or { field: approver }.';

export function readOwner(reading: Reading, spot: Spot): OwnerRule | null {
  if (spot.node.kind !== 'map') {
    const rule = spot.node.kind === 'scalar' ? ownerFromText(spot.node.text) : null;
    return rule ?? noOwner(reading, spot);
  }
  const members = readKnown(
    reading,
    spot,
    ['person', 'team', 'choose', 'field', 'owner-of', 'lead-of'],
    REMEDY,
  );
  const naming = [...members.keys()].filter((key) => key !== 'choose');
  const key = naming[0];
  const named = key === undefined ? undefined : members.get(key);
  if (key === undefined || named === undefined || naming.length > 1) return noOwner(reading, spot);
  const name = readText(reading, named, 'a key such as finance');
  return name === null ? null : ruleOf(reading, key, name, members, spot);
}

function ruleOf(reading: Reading, key: string, name: string, members: Members, spot: Spot): OwnerRule | null {
  const choose = members.get('choose');
  if (key === 'team') {
    const choice = choose === undefined ? 'round-robin' : readWord(reading, choose, TEAM_CHOICES);
    return choice === null ? null : { kind: 'team', team: name, choose: choice };
  }
  if (choose !== undefined) {
    const remedy = 'Remove it, or name a team.';
    return report(reading, choose.node, choose.at, {
      code: 'choose-without-team',
      message: 'Only a team is chosen from.',
      remedy,
    });
  }
  if (key === 'person') return { kind: 'person', person: name };
  if (key === 'field') return { kind: 'field', field: name };
  if (key === 'owner-of') return { kind: 'owner-of-stage', stage: name };
  return key === 'lead-of' ? { kind: 'lead-of-team', team: name } : noOwner(reading, spot);
}

const noOwner = (reading: Reading, spot: Spot): null =>
  report(reading, spot.node, spot.at, {
    code: 'owner-rule',
    message: `${spot.at} does not say who it is.`,
    remedy: REMEDY,
  });
