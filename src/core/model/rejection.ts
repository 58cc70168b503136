// Why a command was refused. One table: code, kind, and a title that says what to do; the facts come with the rejection.
import type { Json } from '../base/index.ts';

export type RejectionKind = 'invalid' | 'not-found' | 'conflict' | 'forbidden' | 'limit';

const table = {
  'case-not-found': ['not-found', 'This case does not exist, or you may not see it.'],
  'case-not-open': ['conflict', 'This case is already finished. Reload to see how it ended.'],
  'case-exists': ['conflict', 'A case with this id was already opened.'],
  'work-item-not-open': [
    'conflict',
    'This work was already done or taken back. Reload to see where the case is now.',
  ],
  'work-item-taken': ['conflict', 'Someone else has already taken this work.'],
  'not-your-work': [
    'forbidden',
    'This work belongs to somebody else. Ask them, or have it reassigned to you.',
  ],
  'not-permitted': ['forbidden', 'You are not permitted to do this. An administrator can change that.'],
  'requester-may-not-decide': ['forbidden', 'The person who made the request may not decide on it.'],
  'may-not-decide': [
    'forbidden',
    'This person may not decide here: the approval keeps them out, or they decide already.',
  ],
  'instances-fixed': ['conflict', 'Here nobody may be added. The workflow has to allow it.'],
  'too-many-instances': ['limit', 'These are too many pieces of work for one stage.'],
  'instances-unknown': ['invalid', 'For how many this is to be done cannot be worked out. Look at its rule.'],
  'decision-final': [
    'conflict',
    'This decision has counted and the case went on. Ask whoever has it now to send it back.',
  ],
  'asking-not-allowed': [
    'conflict',
    'Here nobody may be asked before deciding. The workflow has to allow it.',
  ],
  'already-asked': ['conflict', 'You have asked already. Wait for the answer, or decide without it.'],
  'nobody-to-ask': ['invalid', 'The requester cannot sign in. Choose somebody else to ask.'],
  'is-a-question': ['conflict', 'This is a question to you. Answer it.'],
  'no-pool': ['conflict', 'This work comes out of no pool, so it cannot be put back. Give it to somebody.'],
  'not-a-question': ['invalid', 'Nobody asked anything here.'],
  'seen-unknown': ['invalid', 'The case has no such event yet, so nobody can have seen it.'],
  'field-missing': ['invalid', 'Some fields that are needed are still empty.'],
  'field-invalid': ['invalid', 'Some fields have a value of the wrong kind.'],
  'field-unknown': ['invalid', 'This workflow has no such field.'],
  'reason-missing': ['invalid', 'Please give a reason.'],
  'outcome-missing': ['invalid', 'Choose one of the outcomes.'],
  'outcome-unknown': ['invalid', 'This stage has no such outcome.'],
  'handoff-incomplete': ['invalid', 'The next owner needs more before this can be handed over.'],
  'tasks-open': ['invalid', 'Some tasks of this stage are not ticked yet.'],
  'task-unknown': ['invalid', 'This work has no such task.'],
  'stage-unknown': ['invalid', 'This workflow has no such stage.'],
  'not-an-earlier-stage': ['invalid', 'Work can be sent back only to a stage this case has been in.'],
  'handoff-not-accepted': ['conflict', 'Accept this work first, or return it with what is missing.'],
  'nothing-to-return': [
    'invalid',
    'Nobody handed this over, so it cannot be returned. Ask whoever made the request in a comment.',
  ],
  'return-to-which': ['invalid', 'This came from several stages. Say which of them it goes back to.'],
  'move-not-allowed': ['conflict', 'The workflow has no way from here to that stage.'],
  paused: ['conflict', 'This is paused. Resume it, then go on.'],
  'already-paused': ['conflict', 'This is paused already.'],
  'not-paused': ['conflict', 'This is not paused.'],
  'pause-reason-unknown': ['invalid', 'Choose one of the reasons that this workflow names.'],
  'until-past': ['invalid', 'Choose a time that is still to come.'],
  'case-begun': ['conflict', 'Somebody has begun to work on this. Ask them to send it back to you.'],
  'case-still-open': ['conflict', 'This case is open, so there is nothing to reopen.'],
  'nothing-to-restore': ['invalid', 'The case has not left that stage yet, so the fields are as they were.'],
  'person-unknown': ['invalid', 'There is no such person in this workspace.'],
  'stage-not-on-demand': [
    'conflict',
    'This stage is reached by the ways that lead to it, and not started by hand.',
  ],
  'message-not-awaited': ['conflict', 'Nothing in this case waits for that message now.'],
  'schedule-not-for-this': ['conflict', 'The rule of this automation does not hold for this case now.'],
  'child-not-awaited': ['conflict', 'No stage of this case waits for that case.'],
  'timer-not-set': ['conflict', 'This timer is no longer set.'],
  'timer-early': ['conflict', 'This timer is not due yet.'],
  'effect-not-pending': ['conflict', 'This effect was already reported.'],
  'intake-closed': ['forbidden', 'This form does not take requests this way.'],
  'no-way-on': ['conflict', 'No transition of this stage applies. Its rules need an otherwise.'],
  'no-row-fits': ['conflict', 'No row of the decision table fits. Correct the fields, or add a row.'],
  'table-failed': ['conflict', 'A cell of the decision table cannot be worked out.'],
  'rows-contradict': ['conflict', 'Rows of the decision table contradict each other.'],
  'too-many-branches': ['limit', 'This case has too many branches at once. Let some of them end first.'],
  'too-many-cases': [
    'limit',
    'Cases open one another without end. Change the workflow or the automation that opens this one.',
  ],
  'too-many-steps': ['limit', 'The automatic stages of this workflow run in a circle.'],
  'version-conflict': ['conflict', 'Someone changed this case at the same moment. Reload and try again.'],
  'version-unknown': ['conflict', 'The case does not run on the version that this move begins at.'],
  'migration-impossible': [
    'conflict',
    'This case cannot be moved to that version from where it stands. It stays on its own.',
  ],
  'migration-final': ['conflict', 'The case has gone on since it was moved, so the move cannot be undone.'],
  'key-reused': ['invalid', 'This request key was already used for something else.'],
  'workflow-not-found': ['not-found', 'This workflow does not exist, or you may not see it.'],
  'workflow-not-published': ['conflict', 'This workflow is not published yet.'],
  'workflow-has-errors': [
    'invalid',
    'This workflow has errors that must be mended before it can be published.',
  ],
} as const satisfies { [code: string]: readonly [RejectionKind, string] };

export type RejectionCode = keyof typeof table;

/** A refusal. **shape**: a code of the table, and the facts that name the place. */
export type Rejection = { code: RejectionCode; facts: { readonly [name: string]: Json } };

export const REJECTIONS: { readonly [Code in RejectionCode]: { kind: RejectionKind; title: string } } =
  Object.fromEntries(Object.entries(table).map(([code, [kind, title]]) => [code, { kind, title }])) as {
    [Code in RejectionCode]: { kind: RejectionKind; title: string };
  };

export const reject = (code: RejectionCode, facts: Rejection['facts'] = {}): Rejection => ({ code, facts });
