// What is wrong with how an approval decides: nobody to decide, more needed than there are, what would be ignored.

import type { Directory, Stage, Workflow } from '../../../model/index.ts';
import { error, type Noted } from '../../compile/findings.ts';
import { misspelt, unknownTeam } from '../../validate/misspelt.ts';
import { type DecidesSettings, decidesShape } from './decides.ts';

/** The outcomes an approval usually has. */
export const APPROVAL_OUTCOMES = ['approved', 'rejected', 'returned'] as const;

type Checked = {
  readonly stage: Stage;
  readonly decides: DecidesSettings;
  readonly directory: Directory | undefined;
};

export function checkDecides(stage: Stage, _: Workflow, directory?: Directory): Noted[] {
  const read = decidesShape.safeParse(stage.settings.decides);
  const outcomes = stage.outcomes.length > 0 ? [] : [withoutOutcomes(stage)];
  if (!read.success) return outcomes;
  const checked = { stage, decides: read.data, directory };
  return [...outcomes, ...checkQuorum(checked), ...checkWho(checked), ...checkTimeOut(checked)];
}

const placeIn = ({ id }: Stage, setting: string): string => `stages.${id}.settings.decides.${setting}`;

const withoutOutcomes = ({ id, title }: Stage): Noted =>
  error(
    'approval-without-outcomes',
    `stages.${id}.outcomes`,
    `The approval "${title}" has no outcomes to choose from.`,
    `Add outcomes, for example ${APPROVAL_OUTCOMES.join(', ')}, and say where each leads.`,
  );

function checkQuorum({ stage, decides, directory }: Checked): Noted[] {
  const { by, quorum } = decides;
  const at = placeIn(stage, 'quorum');
  if (by !== 'quorum' && by !== 'weighted') {
    if (quorum === undefined) return [];
    const message = `"${stage.title}" names a quorum, yet it is decided by ${by}.`;
    return [error('quorum-unused', at, message, 'Remove the quorum, or decide by quorum or weighted.')];
  }
  if (quorum === undefined) {
    const message = `How many must agree at "${stage.title}" is not said.`;
    return [error('quorum-missing', at, message, 'Add quorum: and a number.')];
  }
  if (by === 'quorum' && !Number.isInteger(quorum)) {
    return [
      error('quorum-unreachable', at, 'A quorum is a whole number of people.', 'Write 2, for example.'),
    ];
  }
  const most = mostWeight({ stage, decides, directory });
  if (most === null || most >= quorum) return [];
  const [message, remedy] =
    by === 'quorum'
      ? [
          `"${stage.title}" needs ${quorum} to agree, and at most ${most} decide.`,
          'Lower the quorum, or name more who decide.',
        ]
      : [
          `"${stage.title}" needs a weight of ${quorum}, and all together have ${most}.`,
          'Lower the quorum, or raise weights.',
        ];
  return [error('quorum-unreachable', at, message, remedy)];
}

/** The most that could agree; null where that depends on who is there. */
function mostWeight({ stage, decides: { by, who = [] }, directory }: Checked): number | null {
  const weightOf = (weight: number | undefined): number => (by === 'weighted' ? (weight ?? 1) : 1);
  const membersOf = (team: string): number | null =>
    directory === undefined ? null : (directory.teams[team]?.members.length ?? null);
  if (who.length === 0) return stage.owner?.kind === 'team' ? membersOf(stage.owner.team) : 1;
  let most = 0;
  for (const { everyone, weight } of who) {
    const people = everyone === undefined ? 1 : membersOf(everyone);
    if (people === null) return null;
    most += people * weightOf(weight);
  }
  return most;
}

function checkWho({ stage, decides, directory }: Checked): Noted[] {
  const { who, by } = decides;
  if (who === undefined) return [];
  const at = placeIn(stage, 'who');
  if (who.length === 0) {
    return [
      error('who-empty', at, `Nobody decides at "${stage.title}".`, 'Name who decides, or remove the list.'),
    ];
  }
  return who.flatMap(({ owner, everyone, weight }, index) => {
    const noted: Noted[] = [];
    if ((owner === undefined) === (everyone === undefined)) {
      const message = 'Either one person decides here, or everyone of a team.';
      noted.push(
        error('who-unclear', `${at}[${index}]`, message, 'Write owner: or everyone:, one of the two.'),
      );
    }
    if (weight !== undefined && by !== 'weighted') {
      const message = `A weight counts only where "${stage.title}" is decided by weighted.`;
      noted.push(
        error('weight-unused', `${at}[${index}].weight`, message, 'Remove it, or decide by weighted.'),
      );
    }
    if (everyone !== undefined && directory !== undefined && directory.teams[everyone] === undefined) {
      noted.push(unknownTeam(`${at}[${index}].everyone`, everyone, directory));
    }
    return noted;
  });
}

function checkTimeOut({ stage, decides: { after } }: Checked): Noted[] {
  if (after === undefined || stage.outcomes.some(({ name }) => name === after.outcome)) return [];
  const names = stage.outcomes.map(({ name }) => name);
  const noted = error(
    'outcome-unknown',
    placeIn(stage, 'after.outcome'),
    `"${stage.title}" has no outcome "${after.outcome}" to end with when nobody decides in time.`,
    `Name one of its outcomes: ${names.join(', ')}.`,
  );
  return [misspelt(noted, after.outcome, names)];
}
