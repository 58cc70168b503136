// Whoever decides asks somebody first: the question is a piece of work of whom is asked, under the same token; the answer
// comes back to whoever asked, and may fill fields of the record.
import { beginningOf } from '../../../base/index.ts';
import { type PersonId, type Rejection, reject, type WorkItem } from '../../../model/index.ts';
import { notify } from '../../flow/notify.ts';
import { changeRecord, emit, freshId, type Progress, type Refused } from '../../flow/progress.ts';
import { cancelTimers, setTimer } from '../../flow/timers.ts';
import { nameOf } from '../../owners/able.ts';
import { reviewAt } from '../due.ts';
import { changesFrom, missingFields } from '../fields.ts';

export type Asking = {
  readonly text: string;
  /** Null: the requester. */
  readonly whom: PersonId | null;
  readonly fields: readonly string[];
};

/** Asks. **rejects**: already-asked, nobody-to-ask, person-unknown, field-unknown. */
export function askBefore(
  progress: Progress,
  { item, person }: { item: WorkItem; person: PersonId },
  { text, whom, fields }: Asking,
): Refused {
  const { state, compiled } = progress;
  const { workItem, token, stage, visit } = item;
  if (state.workItems.some(({ question }) => question?.of === workItem))
    return reject('already-asked', { workItem });
  const asked = askedIn(progress, whom);
  if (typeof asked !== 'string') return asked;
  const unknown = fields.filter((field) => !Object.hasOwn(compiled.workflow.record, field));
  if (unknown.length > 0) return reject('field-unknown', { fields: unknown });
  const question = freshId(progress);
  const why = `${nameOf(progress, person)} asks before deciding`;
  emit(progress, {
    type: 'InformationAsked',
    question,
    workItem,
    token,
    stage,
    visit,
    asked,
    text,
    fields,
    why,
  });
  setTimer(progress, { purpose: 'review', dueAt: reviewAt(progress), token, workItem: question, rung: null });
  notify(progress, { people: [asked], text: `${state.title}: ${text}`, reason: 'asked', workItem: question });
  return null;
}

/** The requester may be asked though they may not decide; whoever is asked must be able to answer. */
function askedIn({ state, directory }: Progress, whom: PersonId | null): PersonId | Rejection {
  const asked = whom ?? state.requester;
  if (asked === null) return reject('nobody-to-ask');
  const found = directory.people[asked];
  if (found?.active === true && found.canSignIn) return asked;
  return whom === null ? reject('nobody-to-ask') : reject('person-unknown', { person: asked });
}

export type Answer = {
  readonly answer: string;
  readonly values: { readonly [field: string]: unknown };
};

/** Answers; only the fields that were asked for may be filled. **rejects**: not-a-question, field-unknown, field-missing. */
export function answerQuestion(
  progress: Progress,
  { item, person }: { item: WorkItem; person: PersonId },
  { answer, values }: Answer,
): Refused {
  const { question, workItem, stage } = item;
  if (question === undefined) return reject('not-a-question', { workItem });
  const unasked = Object.keys(values).filter((field) => !question.fields.includes(field));
  if (unasked.length > 0) return reject('field-unknown', { fields: unasked });
  const changes = changesFrom(progress, values);
  if ('code' in changes) return changes;
  changeRecord(progress, changes, stage);
  const missing = missingFields(progress, [], question.fields);
  if (missing !== null) return missing;
  emit(progress, {
    type: 'InformationGiven',
    question: workItem,
    workItem: question.of,
    stage,
    person,
    answer,
  });
  cancelTimers(progress, (timer) => timer.workItem === workItem);
  const asking = progress.state.workItems.find((each) => each.workItem === question.of);
  const people = asking === undefined ? [] : asking.owner === null ? asking.candidates : [asking.owner];
  const text = `${progress.state.title}: ${beginningOf(answer, 200)}`;
  notify(progress, { people, text, reason: 'answered', workItem: question.of });
  return null;
}
