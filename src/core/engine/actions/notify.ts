// Tells somebody something: people, a team, the requester, or whoever has the work.
import { z } from 'zod';
import type { PersonId } from '../../model/index.ts';
import type { TextTemplate } from '../compile/compiled.ts';
import type { Progress } from '../flow/progress.ts';
import { personByKey } from '../owners/named/person-of.ts';
import { defineActionKind } from './action-kind.ts';

const settings = z.strictObject({
  person: z.string().optional().meta({ title: 'Person' }),
  team: z.string().optional().meta({ title: 'Team' }),
  owner: z.boolean().optional().meta({ title: 'Whoever has the work' }),
  requester: z.boolean().optional().meta({ title: 'The requester' }),
  text: z.string().meta({ title: 'Text', description: 'May name fields, such as {{subject}}.' }),
});
type Whom = Omit<z.output<typeof settings>, 'text'>;

export const notifyAction = defineActionKind({
  kind: 'notify',
  title: 'Notify',
  settings,
  prepare({ text, ...whom }, preparing): { whom: Whom; text: TextTemplate } {
    if (whom.person === undefined && whom.team === undefined && !whom.owner && !whom.requester) {
      preparing.note({
        code: 'notify-nobody',
        severity: 'error',
        at: preparing.at,
        message: 'This notification goes to nobody.',
        remedy: 'Name a person, a team, the owner or the requester.',
      });
    }
    return { whom, text: preparing.text(text, `${preparing.at}.settings.text`) };
  },
  plan({ whom, text }, { facts, progress }) {
    const people = peopleOf(progress, whom);
    return {
      deeds: [{ does: 'notify', people, text: text(facts) }],
      did: `notified ${wordsFor(progress, whom)}`,
    };
  },
});

function peopleOf({ directory, state }: Readonly<Progress>, whom: Whom): readonly PersonId[] {
  const person = whom.person === undefined ? undefined : personByKey(directory, whom.person);
  const team = whom.team === undefined ? undefined : directory.teams[whom.team];
  const owners =
    whom.owner === true ? state.workItems.flatMap(({ owner, candidates }) => owner ?? candidates) : [];
  const requester = whom.requester === true && state.requester !== null ? [state.requester] : [];
  const named = person === undefined ? [] : [person.id];
  return [...new Set([...named, ...(team?.members ?? []), ...owners, ...requester])];
}

function wordsFor({ directory }: Readonly<Progress>, whom: Whom): string {
  const words: string[] = [];
  if (whom.person !== undefined) words.push(personByKey(directory, whom.person)?.name ?? whom.person);
  if (whom.team !== undefined) words.push(directory.teams[whom.team]?.name ?? whom.team);
  if (whom.owner === true) words.push('the owner');
  if (whom.requester === true) words.push('the requester');
  return words.join(', ');
}
