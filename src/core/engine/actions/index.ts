// The actions there are. To add one: write its file, and one line here.
import type { ActionKind } from './action-kind.ts';
import { assignAction } from './assign.ts';
import { callWebhookAction } from './call-webhook.ts';
import { createTasksAction } from './create-tasks.ts';
import { moveAction } from './move.ts';
import { notifyAction } from './notify.ts';
import { openCaseAction } from './open-case.ts';
import { sendMailAction } from './send-mail.ts';
import { setAction } from './set.ts';

/** Every action, in the order in which the designer offers them. */
export const ACTION_KINDS: readonly ActionKind[] = [
  setAction,
  notifyAction,
  assignAction,
  moveAction,
  createTasksAction,
  openCaseAction,
  callWebhookAction,
  sendMailAction,
];

const byName: ReadonlyMap<string, ActionKind> = new Map(ACTION_KINDS.map((kind) => [kind.kind, kind]));

/** The action of a name; undefined where there is none. */
export const actionKind = (name: string): ActionKind | undefined => byName.get(name);
