// How cases come in: the catalogue of forms for people who are signed in, and links to forms for everybody else.
import { randomBytes } from 'node:crypto';
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import type { Compiled } from '../../core/engine/index.ts';
import {
  type Field,
  type FormField,
  type Intake,
  type IntakeSource,
  reject,
} from '../../core/model/index.ts';
import { type PublicLinkRow, publicLinks, workflows } from '../store/index.ts';
import type { Refusal } from './refusal.ts';
import { rejected } from './rejected.ts';
import type { Versions } from './versions.ts';
import type { Viewer, WorkGround } from './work-ground.ts';

/** One form in the catalogue. */
export type CatalogueEntry = {
  readonly workflow: string;
  readonly workflowTitle: string;
  readonly description: string | null;
  /** Its place among the workflow's intake forms, 0 and up. */
  readonly intake: number;
  readonly title: string;
  readonly fields: number;
};

/** A form ready to be filled in. */
export type IntakeForm = {
  readonly workflow: string;
  readonly workflowTitle: string;
  readonly description: string | null;
  readonly intake: number;
  readonly title: string;
  readonly fields: { readonly [field: string]: Field };
  readonly form: readonly FormField[];
  /** The stage a case begins in, so that the sender knows where it goes. */
  readonly startsTitle: string;
};

export type PublicLink = {
  readonly token: string;
  readonly path: string;
  readonly intake: string;
  readonly createdAt: Instant;
  readonly open: boolean;
};

export type IntakeService = {
  catalogue(viewer: Viewer): Promise<readonly CatalogueEntry[]>;
  form(viewer: Viewer, workflowId: string, intake: number): Promise<Result<IntakeForm, Refusal>>;
  links(viewer: Viewer, workflowId: string): Promise<readonly PublicLink[]>;
  makeLink(
    viewer: Viewer,
    workflowId: string,
    intake: string | undefined,
  ): Promise<Result<PublicLink, Refusal>>;
  closeLink(viewer: Viewer, workflowId: string, token: string): Promise<Result<undefined, Refusal>>;
};

type Ground = WorkGround & { readonly versions: Versions };

export function createIntakeService(ground: Ground): IntakeService {
  const { db, versions } = ground;
  return {
    catalogue: ({ workspaceId }) => catalogue(ground, workspaceId),
    form: async ({ workspaceId }, workflowId, intake) => {
      const compiled = await versions.currentNow(workspaceId, workflowId);
      const form = compiled === undefined ? undefined : formOf(compiled, intake, 'people');
      return form === undefined
        ? fail(rejected(reject('intake-closed', { workflow: workflowId })))
        : succeed(form);
    },
    links: async ({ workspaceId }, workflowId) =>
      (await publicLinks.ofWorkflow(db.in(workspaceId), workflowId)).map(linkOf),
    makeLink: (viewer, workflowId, intake) => makeLink(ground, viewer, { workflowId, intake }),
    closeLink: async ({ workspaceId }, workflowId, token) => {
      const scope = db.in(workspaceId);
      const link = await publicLinks.get(scope, token);
      if (link === undefined || link.workflowId !== workflowId) return fail(NO_LINK);
      await publicLinks.close(scope, token);
      return succeed(undefined);
    },
  };
}

async function catalogue({ db, versions }: Ground, workspaceId: string): Promise<CatalogueEntry[]> {
  const rows = (await workflows.list(db.in(workspaceId))).filter(
    ({ currentVersion }) => currentVersion !== null,
  );
  const every = await Promise.all(rows.map(({ workflowId }) => versions.current(workspaceId, workflowId)));
  return every.flatMap((compiled) => {
    if (compiled === undefined) return [];
    const { id, title: workflowTitle, description } = compiled.workflow;
    return compiled.intake.flatMap((each, intake): CatalogueEntry[] => {
      if (!each.from.includes('people')) return [];
      const title = each.title || workflowTitle;
      return [{ workflow: id, workflowTitle, description, intake, title, fields: each.fields.length }];
    });
  });
}

/** The form of an intake that takes requests that way; undefined where there is none. */
export function formOf(compiled: Compiled, intake: number, from: IntakeSource): IntakeForm | undefined {
  const found = compiled.intake[intake];
  if (found === undefined || !found.from.includes(from)) return undefined;
  const { id, title, description, record } = compiled.workflow;
  return {
    ...{ workflow: id, workflowTitle: title, description, intake },
    title: found.title || title,
    fields: Object.fromEntries(
      found.fields.flatMap(({ field }) => {
        const declared = record[field];
        return declared === undefined ? [] : [[field, declared] as const];
      }),
    ),
    form: found.fields,
    startsTitle: compiled.stages.get(found.starts)?.title ?? found.starts,
  };
}

/** Public forms that are called otherwise than in the version before: the same place, a name that was not there. */
export function renamedForms(
  before: readonly Intake[],
  after: readonly Intake[],
): [from: string, to: string][] {
  const has = (intakes: readonly Intake[], title: string) => intakes.some((each) => each.title === title);
  return before.flatMap(({ title }, place): [string, string][] => {
    const now = after[place]?.title;
    return now === undefined || has(after, title) || has(before, now) ? [] : [[title, now]];
  });
}

/** Where the intake of that title stands now; -1 where it is gone or no longer public. */
export const publicIntake = (intakes: readonly Intake[], title: string): number => {
  const open = intakes.findIndex((each) => each.title === title && each.from.includes('public'));
  return open === -1 && title === '' ? intakes.findIndex((each) => each.from.includes('public')) : open;
};

async function makeLink(
  { db, versions, now }: Ground,
  { workspaceId, personId }: Viewer,
  { workflowId, intake }: { workflowId: string; intake: string | undefined },
): Promise<Result<PublicLink, Refusal>> {
  const compiled = await versions.currentNow(workspaceId, workflowId);
  if (compiled === undefined)
    return fail(rejected(reject('workflow-not-published', { workflow: workflowId })));
  const found = compiled.intake.find(
    (each) => each.from.includes('public') && (intake === undefined || each.title === intake),
  );
  if (found === undefined) return fail(NOT_PUBLIC);
  const scope = db.in(workspaceId);
  const open = (await publicLinks.ofWorkflow(scope, workflowId)).find(
    (link) => link.closedAt === null && link.intake === found.title,
  );
  if (open !== undefined) return succeed(linkOf(open));
  const token = `${workspaceId}.${randomBytes(24).toString('base64url')}`;
  await publicLinks.insert(scope, { token, workflowId, intake: found.title, createdBy: personId });
  return succeed(
    linkOf({ token, workflowId, intake: found.title, createdAt: now(), createdBy: personId, closedAt: null }),
  );
}

const linkOf = ({ token, intake, createdAt, closedAt }: PublicLinkRow): PublicLink => ({
  ...{ token, intake, createdAt },
  path: `/f/${token}`,
  open: closedAt === null,
});

const NO_LINK: Refusal = {
  kind: 'not-found',
  code: 'link-not-found',
  message: 'There is no such link to a form.',
};
const NOT_PUBLIC: Refusal = {
  kind: 'conflict',
  code: 'form-not-public',
  message:
    'No form of this workflow is open to everybody. Under Design, Workflow settings, open a form to anybody with the link, then publish.',
};
