// Somebody says something on a case; whoever is mentioned, has the work or made the request is told.
import { z } from 'zod';
import { beginningOf } from '../../base/index.ts';
import { reject } from '../../model/index.ts';
import { notify } from '../flow/notify.ts';
import { emit, freshId } from '../flow/progress.ts';
import { defineCommand } from './command-kind.ts';

export const addComment = defineCommand({
  type: 'AddComment',
  title: 'Comment',
  access: 'person',
  alsoFinished: true,
  alsoPaused: true,
  input: z.strictObject({
    text: z.string().trim().min(1).max(20_000),
    mentions: z.array(z.string()).max(50).default([]),
  }),
  decide(progress, { text, mentions }) {
    const { people } = progress.directory;
    const stranger = mentions.find((person) => !Object.hasOwn(people, person));
    if (stranger !== undefined) return reject('person-unknown', { person: stranger });
    const { workItems, requester, title } = progress.state;
    emit(progress, { type: 'CommentAdded', comment: freshId(progress), text, mentions });
    const told = `${title}: ${beginningOf(text, 200)}`;
    notify(progress, { people: mentions, text: told, reason: 'mentioned', workItem: null });
    const others = [...workItems.map((item) => item.owner), requester].filter((person) => person !== null);
    const unmentioned = others.filter((person) => !mentions.includes(person));
    notify(progress, { people: unmentioned, text: told, reason: 'commented', workItem: null });
    return null;
  },
});
