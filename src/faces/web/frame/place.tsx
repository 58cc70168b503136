// Where one is: the workspace, the workflow that the page belongs to, the page.
import { useQuery } from '@tanstack/react-query';
import { Link, useMatches, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOptions } from '../state/answers.ts';
import { useSession } from '../state/session.ts';
import style from './frame.module.css';
import { wordOf } from './words.ts';

export function Place() {
  const { t } = useTranslation();
  const workspace = useSession().data?.workspace;
  const workflow = useWorkflowHere();
  const match = useMatches().at(-1);
  const title = (match?.staticData as { title?: string } | undefined)?.title;
  return (
    <nav className={style.place} aria-label={t('frame.place')} data-deep={workflow !== undefined}>
      <span>{workspace?.name}</span>
      {workflow === undefined ? null : (
        <Further>
          <Link to={`/workflows/${workflow.id}` as never}>{workflow.title}</Link>
        </Further>
      )}
      {title === undefined ? null : (
        <Further>
          <strong>{wordOf(title)}</strong>
        </Further>
      )}
    </nav>
  );
}

function Further({ children }: { children: ReactNode }) {
  return (
    <>
      <span aria-hidden="true">/</span>
      {children}
    </>
  );
}

type Here = { readonly id: string; readonly title: string };

/** The page asks for its workflow, or for its case, itself: this looks at the same answers. */
function useWorkflowHere(): Here | undefined {
  const { workflowId = '', caseId = '' } = useParams({ strict: false }) as {
    workflowId?: string;
    caseId?: string;
  };
  const own = useQuery({
    ...answerOptions('GET /api/workflows/:id', { params: { id: workflowId } }),
    enabled: workflowId !== '',
  }).data;
  const shown = useQuery({
    ...answerOptions('GET /api/cases/:caseId', { params: { caseId } }),
    enabled: caseId !== '',
  }).data;
  if (own !== undefined) return own;
  return shown && { id: shown.workflow, title: shown.workflowTitle };
}
