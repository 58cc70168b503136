// What went out: every call and mail with its attempts, for whoever looks after the workflows; and sending again what was given up.
import { fail, type Instant, type Milliseconds, type Result, succeed } from '../../core/base/index.ts';
import {
  type DeliveryAttempt,
  type DeliveryRow,
  type DeliveryState,
  deliveries,
  workspaceEvents,
} from '../store/index.ts';
import type { By } from './people.ts';
import type { Refusal } from './refusal.ts';
import { shownUrl } from './shown-address.ts';
import type { Versions } from './versions.ts';
import type { WorkGround } from './work-ground.ts';

/** **shape**: `isNew` where it was sent anew, under an id that the receiver has not seen. */
export type AttemptView = Omit<DeliveryAttempt, 'delivery'> & { readonly isNew: boolean };

/** **shape**: `by` is the stage or automation that asked for it, as it is called; `nextAt` where it waits. */
export type DeliveryView = {
  readonly key: string;
  readonly kind: 'webhook' | 'mail';
  readonly caseId: string;
  readonly caseTitle: string;
  readonly workflow: { readonly id: string; readonly title: string };
  readonly by: { readonly kind: 'automation' | 'stage'; readonly title: string } | null;
  readonly state: DeliveryState;
  readonly address: string;
  readonly askedAt: Instant;
  readonly nextAt: Instant | null;
  readonly attempts: readonly AttemptView[];
};

export type DeliveryPage = {
  readonly deliveries: readonly DeliveryView[];
  readonly counts: { readonly [state in DeliveryState]: number };
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
};

export type DeliveryAsk = {
  readonly state?: DeliveryState | undefined;
  readonly workflow?: string | undefined;
  readonly after?: string | undefined;
};

export type DeliveryService = {
  /** The latest first. */
  list(workspaceId: string, ask: DeliveryAsk): Promise<DeliveryPage>;
  /** Sends again one that has ended: the same, or `anew`. **rejects** one that is not here, or is still under way. */
  sendAgain(
    by: By,
    which: { readonly key: string; readonly anew: boolean },
  ): Promise<Result<undefined, Refusal>>;
  /** Sends at once one that waits for its next try. **rejects** one that is not here, has ended, or is being sent. */
  sendNow(by: By, key: string): Promise<Result<undefined, Refusal>>;
  /** Sends again those that were given up, the oldest thousand. */
  sendFailedAgain(by: By, workflow: string | undefined): Promise<Result<{ sent: number }, Refusal>>;
};

/** How long it is remembered what went out. **units**: milliseconds. */
export const DELIVERIES_KEPT_MS: Milliseconds = 30 * 24 * 3_600_000;

const PAGE = 50;
const MOST_AT_ONCE = 1_000;

type Ground = WorkGround & { readonly versions: Versions };

export function createDeliveryService({ db, now, versions }: Ground): DeliveryService {
  const told = (workspaceId: string) =>
    db.announce({ workspaceId, caseIds: [], kinds: ['deliveries-changed'], jobs: true });
  return {
    list: async (workspaceId, { state, workflow, after }) => {
      const scope = db.in(workspaceId);
      const asked = { state, workflow, before: placeIn(after), limit: PAGE + 1 };
      const [rows, counts] = await Promise.all([
        deliveries.list(scope, asked),
        deliveries.count(scope, workflow),
      ]);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      const next = rows.length > PAGE && last !== undefined ? `${last.askedAt} ${last.key}` : null;
      const views = await Promise.all(shown.map((row) => viewOf(versions, workspaceId, row)));
      return { deliveries: views, counts, next };
    },
    sendAgain: async (by, { key, anew }) => {
      const sent = await db.withWorkspace(by.workspaceId, async (scope) => {
        if (!(await deliveries.sendAgain(scope, key, anew))) return deliveries.stateOf(scope, key);
        const event = { kind: 'DeliverySentAgain', at: now(), actor: by.personId, data: { key, anew } };
        await workspaceEvents.append(scope, event);
        return 'sent' as const;
      });
      if (sent !== 'sent') return fail(sent === undefined ? NO_DELIVERY : UNDER_WAY);
      told(by.workspaceId);
      return succeed(undefined);
    },
    sendNow: async (by, key) => {
      const sent = await db.withWorkspace(by.workspaceId, async (scope) => {
        if (!(await deliveries.sendNow(scope, key))) return deliveries.stateOf(scope, key);
        const event = { kind: 'DeliverySentNow', at: now(), actor: by.personId, data: { key } };
        await workspaceEvents.append(scope, event);
        return 'sent' as const;
      });
      if (sent === undefined) return fail(NO_DELIVERY);
      if (sent !== 'sent') return fail(sent === 'waiting' ? BEING_SENT : HAS_ENDED);
      told(by.workspaceId);
      return succeed(undefined);
    },
    sendFailedAgain: async (by, workflow) => {
      const sent = await db.withWorkspace(by.workspaceId, async (scope) => {
        const count = await deliveries.sendFailedAgain(scope, workflow, MOST_AT_ONCE);
        const data = { workflow: workflow ?? null, count };
        const event = { kind: 'FailedDeliveriesSentAgain', at: now(), actor: by.personId, data };
        if (count > 0) await workspaceEvents.append(scope, event);
        return count;
      });
      if (sent > 0) told(by.workspaceId);
      return succeed({ sent });
    },
  };
}

/** A place as the page before named it; one that does not read is none. */
function placeIn(text: string | undefined): { askedAt: Instant; key: string } | undefined {
  const [, askedAt, key] = /^(\d{1,15}) (\S+)$/.exec(text ?? '') ?? [];
  return key === undefined ? undefined : { askedAt: Number(askedAt), key };
}

async function viewOf(versions: Versions, workspaceId: string, row: DeliveryRow): Promise<DeliveryView> {
  const { key, caseId, caseTitle, workflowId, state, askedAt, dueAt } = row;
  const compiled = await versions.compiledVersion(workspaceId, workflowId, row.workflowVersion);
  const [, kind, id = ''] = /^(automation|stage) (.+)$/.exec(row.source ?? '') ?? [];
  const title =
    kind === 'automation'
      ? compiled?.workflow.automations.find((each) => each.id === id)?.title
      : compiled?.stages.get(id)?.title;
  const url = urlIn(row);
  const address = url === undefined ? (row.attempts[0]?.address ?? '') : shownUrl(url);
  return {
    ...{ key, caseId, caseTitle, state, address, askedAt },
    kind: row.effect === 'send-mail' ? 'mail' : 'webhook',
    workflow: { id: workflowId, title: compiled?.workflow.title ?? workflowId },
    by: kind === 'automation' || kind === 'stage' ? { kind, title: title || id } : null,
    nextAt: state === 'waiting' ? dueAt : null,
    attempts: row.attempts.map(({ delivery, error, ...attempt }) => ({
      ...attempt,
      error: url === undefined ? error : (error?.replaceAll(url, address) ?? null),
      isNew: delivery > 0,
    })),
  };
}

function urlIn({ settings }: DeliveryRow): string | undefined {
  const has = typeof settings === 'object' && settings !== null && 'url' in settings;
  return has && typeof settings.url === 'string' ? settings.url : undefined;
}

const NO_DELIVERY: Refusal = {
  kind: 'not-found',
  code: 'delivery-not-found',
  message: 'This call or mail is not remembered here any more, so it was not sent again.',
};
const UNDER_WAY: Refusal = {
  kind: 'conflict',
  code: 'delivery-under-way',
  message: 'This is still on its way: the machine tries by itself. It can be sent again when it has ended.',
};
const BEING_SENT: Refusal = {
  kind: 'conflict',
  code: 'delivery-under-way',
  message: 'This is being sent at this moment, or waits for what its case asked for before it.',
};
const HAS_ENDED: Refusal = {
  kind: 'conflict',
  code: 'delivery-ended',
  message: 'This waits no longer: it was sent or given up meanwhile. It can be sent again.',
};
