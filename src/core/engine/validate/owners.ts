// Does every stage that a person works in end in somebody who can sign in?
import {
  type Directory,
  type OwnerRule,
  type PersonId,
  rulesOfStage,
  type Stage,
  type TeamRule,
  type Workflow,
} from '../../model/index.ts';
import { advice, error, type Noted } from '../compile/findings.ts';
import { personByKey } from '../owners/named/person-of.ts';
import { stageKind } from '../stages/index.ts';
import { misspelt, unknownStage, unknownTeam } from './misspelt.ts';

export function checkOwners(workflow: Workflow, directory?: Directory): Noted[] {
  const { owner, stages } = workflow;
  const keeper: OwnerRule | null = owner === null ? null : { kind: 'person', person: owner };
  return [
    ...(keeper === null
      ? []
      : checkRule({ rule: keeper, at: 'owner', title: workflow.title, workflow, directory })),
    ...stages.flatMap((stage) => checkStage(stage, workflow, directory)),
  ];
}

function checkStage(stage: Stage, workflow: Workflow, directory: Directory | undefined): Noted[] {
  const { id, title, owner } = stage;
  const at = `stages.${id}.owner`;
  if (owner === null) {
    if (stageKind(stage.kind)?.worked !== true) return [];
    return [
      error(
        'owner-missing',
        at,
        `Nobody owns "${title}".`,
        'Say who does it: a person, a team or the requester.',
      ),
    ];
  }
  return rulesOfStage(stage).flatMap((placed) => checkRule({ ...placed, title, workflow, directory }));
}

type Checked = {
  readonly rule: OwnerRule;
  readonly at: string;
  readonly title: string;
  readonly workflow: Workflow;
  readonly directory: Directory | undefined;
};

function checkRule(checked: Checked): Noted[] {
  const { rule, at, workflow } = checked;
  if (rule.kind === 'field' && workflow.record[rule.field]?.type !== 'person') {
    const message = `"${rule.field}" is not a person field of the record.`;
    const noted = error('owner-field-unknown', at, message, 'Name a field of type person.');
    const people = Object.keys(workflow.record).filter((each) => workflow.record[each]?.type === 'person');
    return [Object.hasOwn(workflow.record, rule.field) ? noted : misspelt(noted, rule.field, people)];
  }
  if (rule.kind === 'owner-of-stage' && !workflow.stages.some(({ id }) => id === rule.stage)) {
    return [unknownStage(at, rule.stage, workflow)];
  }
  const unfit = rule.kind === 'team' ? checkChoice(rule, at) : [];
  return checked.directory === undefined ? unfit : [...unfit, ...checkPeople(checked, checked.directory)];
}

/** What would be ignored is refused. */
function checkChoice({ choose, skill, within }: TeamRule, at: string): Noted[] {
  const noted: Noted[] = [];
  if (choose === 'by-skill' && skill === undefined) {
    const remedy = 'Add skill: and its name, such as skill: german, or a text such as skill: "{{language}}".';
    noted.push(error('skill-missing', at, 'A choice by skill does not say which skill.', remedy));
  }
  if (choose !== 'by-skill' && skill !== undefined) {
    const message = `A skill is asked for, but the team is chosen from by ${choose}.`;
    noted.push(error('skill-unused', at, message, 'Write choose: by-skill, or remove the skill.'));
  }
  if (choose !== 'pull' && within !== undefined) {
    const message = `Nothing waits to be taken where the team is chosen from by ${choose}.`;
    noted.push(error('within-unused', at, message, 'Write choose: pull, or remove within.'));
  }
  return noted;
}

function checkPeople({ rule, at, title }: Checked, directory: Directory): Noted[] {
  if (rule.kind === 'person') {
    const person = personByKey(directory, rule.person);
    if (person === undefined) return [personUnknown(at, rule.person, directory)];
    return standing(directory, [person.id], { at, title, why: `${person.name} cannot sign in` });
  }
  if (rule.kind !== 'team' && rule.kind !== 'lead-of-team') return [];
  const team = directory.teams[rule.team];
  if (team === undefined) return [unknownTeam(at, rule.team, directory)];
  const people = rule.kind === 'team' ? team.members : [team.lead].filter((lead) => lead !== null);
  const nobody =
    rule.kind === 'team' ? `nobody of ${team.name} can sign in` : `${team.name} has no lead who can sign in`;
  const skill = rule.kind === 'team' ? unknownSkill(rule, directory, people) : null;
  const stands = standing(directory, people, { at, title, why: nobody });
  if (skill === null || stands.length > 0) return stands;
  const remedy = 'Give it to somebody under People, or name another skill.';
  const noted = advice('skill-unknown', at, `Nobody of ${team.name} has the skill "${skill}" yet.`, remedy);
  return [
    misspelt(
      noted,
      skill,
      people.flatMap((id) => directory.people[id]?.skills ?? []),
    ),
  ];
}

/** A skill that is named outright and that nobody of the team has; null where somebody has it, or a case says which it is. */
function unknownSkill(
  { skill }: TeamRule,
  { people }: Directory,
  members: readonly PersonId[],
): string | null {
  if (skill === undefined || skill.includes('{{')) return null;
  const asked = skill.trim().toLowerCase();
  const has = (id: PersonId) =>
    people[id]?.skills?.some((each) => each.trim().toLowerCase() === asked) === true;
  return members.some(has) ? null : skill;
}

/** Somebody who can sign in owns it; somebody who was invited will, and until then the workflow's owner does. */
function standing(
  { people }: Directory,
  ids: readonly PersonId[],
  { at, title, why }: { at: string; title: string; why: string },
): Noted[] {
  const here = ids.flatMap((id) => people[id] ?? []).filter(({ active }) => active);
  if (here.some(({ canSignIn }) => canSignIn)) return [];
  const invited = here.find((person) => person.invited === true);
  return [invited === undefined ? unowned(at, title, why) : awaited(at, title, invited.name)];
}

const personUnknown = (at: string, key: string, { people }: Directory): Noted =>
  misspelt(
    error(
      'person-unknown',
      at,
      `There is nobody called "${key}".`,
      'Add the person under People, or name another.',
    ),
    key,
    Object.values(people).map((person) => person.key),
  );

const awaited = (at: string, title: string, name: string): Noted =>
  advice(
    'owner-awaited',
    at,
    `"${title}" waits for ${name} to accept the invitation.`,
    "Until then the workflow's owner has this work.",
  );

const unowned = (at: string, title: string, why: string): Noted =>
  error(
    'unowned',
    at,
    `Nobody can do "${title}": ${why}.`,
    'Invite them, put somebody else in their place, or name another owner.',
  );
