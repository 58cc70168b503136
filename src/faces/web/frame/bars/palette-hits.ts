// What the search finds for a few letters: what can be done here, pages, and what has a name: workflows, cases, people.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { menuPages, pages } from '../../pages/index.ts';
import { useOfferedActions } from '../../state/actions.ts';
import { answerOptions } from '../../state/answers.ts';
import { wordOf } from '../words.ts';
import type { Hit } from './hit.ts';
import { matches } from './matches.ts';
import { usePeopleHits, useWorkflowHits } from './named-hits.ts';

export type Group = { title: string; hits: Hit[] };

/** Cases are searched from this many letters on; **units**: milliseconds, entries. */
const FROM_LETTERS = 2;
const TYPING_MS = 120;
const MOST_CASES = 8;

export function useHits(text: string): Group[] {
  const { t } = useTranslation();
  const open = useOpen();
  const actions = useOfferedActions();
  const cases = useCaseHits(text);
  const [workflows, people] = [useWorkflowHits(text), usePeopleHits(text)];
  const apart = pages.filter((page) => !page.bare && !page.path.includes('$') && page.menu === undefined);
  const pageHits = [...menuPages, ...apart].map(({ path, title }) => {
    return { id: path, label: wordOf(title), run: open(path) };
  });
  const fits = ({ label }: Hit) => matches(label, text);
  return [
    { title: t('frame.searchActions'), hits: actions.filter(fits) },
    { title: t('frame.searchPages'), hits: pageHits.filter(fits) },
    { title: t('frame.searchWorkflows'), hits: workflows },
    { title: t('frame.searchCases'), hits: cases },
    { title: t('frame.searchPeople'), hits: people },
  ].filter(({ hits }) => hits.length > 0);
}

function useOpen() {
  const navigate = useNavigate();
  return (path: string) => () => void navigate({ to: path });
}

function useCaseHits(text: string): Hit[] {
  const open = useOpen();
  const [typed] = useDebouncedValue(text.trim(), TYPING_MS);
  const enabled = typed.length >= FROM_LETTERS;
  const ask = { query: { text: typed, limit: MOST_CASES } };
  const found = useQuery({
    ...answerOptions('GET /api/cases', ask),
    enabled,
    placeholderData: keepPreviousData,
  });
  if (!enabled) return [];
  return (found.data?.cases ?? []).map(({ caseId, title, workflowTitle }) => {
    return { id: caseId, label: title, note: workflowTitle, run: open(`/cases/${caseId}`) };
  });
}
