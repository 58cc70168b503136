// What has a name of its own: workflows with their pages, and people. A workflow stands for its pages where its name alone is meant;
// the pages are found by their own names, with the workflow's or without.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { pages } from '../../pages/index.ts';
import { meantBy } from '../../parts/meant.ts';
import { answerOptions } from '../../state/answers.ts';
import type { Workflow } from '../../wire.ts';
import { wordOf } from '../words.ts';
import type { Hit } from './hit.ts';

/** More than these are no help to whoever is looking for one. */
const MOST = 8;
const OF_WORKFLOW = /^\/workflows\/\$workflowId\/(?!move$)\w+$/;

export function useWorkflowHits(text: string): Hit[] {
  const navigate = useNavigate();
  const found = useQuery({ ...answerOptions('GET /api/workflows', {}), enabled: text.trim() !== '' });
  const own = pages.filter(({ path }) => OF_WORKFLOW.test(path));
  const hit = (id: string, label: string): Hit => ({ id, label, run: () => void navigate({ to: id }) });
  const pagesOf = ({ id, title }: Workflow): Hit[] =>
    own.map((page) => hit(page.path.replace('$workflowId', id), `${title}: ${wordOf(page.title)}`));
  if (text.trim() === '') return [];
  const workflows = found.data?.workflows ?? [];
  const named = meantBy(text, workflows, ({ title }) => title);
  const others = workflows.filter((workflow) => !named.includes(workflow));
  const hits = [...named.map(({ id, title }) => hit(`/workflows/${id}`, title)), ...others.flatMap(pagesOf)];
  return meantBy(text, hits, ({ label }) => label).slice(0, MOST);
}

export function usePeopleHits(text: string): Hit[] {
  const navigate = useNavigate();
  const found = useQuery({ ...answerOptions('GET /api/people', {}), enabled: text.trim() !== '' });
  if (text.trim() === '') return [];
  return meantBy(text, found.data?.people ?? [], ({ name }) => name)
    .slice(0, MOST)
    .map(({ id, name }) => {
      return {
        id: `person ${id}`,
        label: name,
        run: () => void navigate({ to: '/people', search: { find: name } as never }),
      };
    });
}
