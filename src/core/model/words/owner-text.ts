// How an owner rule reads as text: `requester.manager`, `owner of check`, `lead of finance`, `team finance`.
import { canonicalJson } from '../../base/index.ts';
import { type OwnerRule, TEAM_CHOICES, type TeamRule } from '../workflow.ts';

const forms: readonly [RegExp, (name: string, choice: string | undefined) => OwnerRule][] = [
  [/^requester$/, () => ({ kind: 'requester' })],
  [/^(?:requester\.manager|manager of requester)$/, () => ({ kind: 'manager-of-requester' })],
  [/^owner of (\S.*)$/, (stage) => ({ kind: 'owner-of-stage', stage })],
  [/^lead of (\S.*)$/, (team) => ({ kind: 'lead-of-team', team })],
  [/^team (\S.*?)(?: \((round-robin|least-loaded|by-skill|pull)\))?$/, teamRule],
  [/^person (\S.*)$/, (person) => ({ kind: 'person', person })],
];

/** Reads an owner rule written as text; null where it is none. */
export function ownerFromText(text: string): OwnerRule | null {
  for (const [form, make] of forms) {
    const match = form.exec(text.trim());
    if (match !== null) return make(match[1] ?? '', match[2]);
  }
  return null;
}

/** The owner rule in words. `ownerFromText` reads it back where `isPlainOwner` says so. */
export function ownerToText(rule: OwnerRule): string {
  switch (rule.kind) {
    case 'person':
      return `person ${rule.person}`;
    case 'team':
      return teamText(rule);
    case 'requester':
      return 'requester';
    case 'manager-of-requester':
      return 'requester.manager';
    case 'owner-of-stage':
      return `owner of ${rule.stage}`;
    case 'lead-of-team':
      return `lead of ${rule.team}`;
    case 'field':
      return `whom the field ${rule.field} names`;
    case 'rule':
      return `whoever the rule says: ${rule.rule}`;
  }
}

function teamText({ team, choose, skill, within }: TeamRule): string {
  const details = [
    ...(choose === 'round-robin' ? [] : [skill === undefined ? choose : `${choose} ${skill}`]),
    ...(within === undefined ? [] : [`within ${within}`]),
  ];
  return details.length === 0 ? `team ${team}` : `team ${team} (${details.join(', ')})`;
}

/** Whether text says the whole rule, so that a source may carry it as text. */
export function isPlainOwner(rule: OwnerRule): boolean {
  const read = ownerFromText(ownerToText(rule));
  return read !== null && canonicalJson(read) === canonicalJson(rule);
}

function teamRule(team: string, choice: string | undefined): OwnerRule {
  const choose = TEAM_CHOICES.find((each) => each === choice) ?? 'round-robin';
  return { kind: 'team', team, choose };
}
