// What the search finds for a few letters: what can be done here, pages, and what has a name: workflows, cases, people.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { menuPages, pages } from '../../pages/index.ts';
import { meantBy } from '../../parts/meant.ts';
import { useOpenedLast } from '../../parts/opened-last.ts';
import { quoted } from '../../parts/quoted.ts';
import { useOfferedActions } from '../../state/actions.ts';
import { answerOptions } from '../../state/answers.ts';
import { wordOf } from '../words.ts';
import type { Hit } from './hit.ts';
import { usePeopleHits, useWorkflowHits } from './named-hits.ts';

export type Group = { title: string; hits: Hit[] };

/** `words` are those to look for in what was found; `waits` where more may come. */
export type Found = { groups: Group[]; words: string; waits: boolean };

/** Cases are searched from this many letters on; **units**: milliseconds, entries. */
const FROM_LETTERS = 2;
const TYPING_MS = 50;
const MOST_CASES = 8;

export function useHits(text: string): Found {
  const { t } = useTranslation();
  const open = useOpen();
  const actions = useOfferedActions();
  const cases = useCaseHits(text);
  const opened = useOpenedHits(text);
  const [workflows, people] = [useWorkflowHits(text), usePeopleHits(text)];
  const apart = pages.filter((page) => !page.bare && !page.path.includes('$') && page.menu === undefined);
  const pageHits = [...menuPages, ...apart].map(({ path, title }) => {
    return { id: path, label: wordOf(title), run: open(path) };
  });
  const fitting = (hits: readonly Hit[]) => meantBy(text, hits, ({ label }) => label);
  const like = cases.readAs.length === 0 ? undefined : quoted(cases.readAs);
  const groups = [
    { title: t('frame.searchActions'), hits: fitting(actions) },
    { title: t('frame.searchOpened'), hits: opened },
    { title: t('frame.searchPages'), hits: fitting(pageHits) },
    { title: t('frame.searchWorkflows'), hits: workflows },
    {
      title: like === undefined ? t('frame.searchCases') : t('frame.searchCasesLike', { words: like }),
      hits: cases.hits,
    },
    { title: t('frame.searchPeople'), hits: people },
  ].filter(({ hits }) => hits.length > 0);
  return { groups, words: [text, ...cases.readAs].join(' '), waits: cases.waits };
}

/** Those that were opened last, until something is typed. */
function useOpenedHits(text: string): Hit[] {
  const open = useOpen();
  const opened = useOpenedLast();
  if (text.trim() !== '') return [];
  return opened
    .map(({ caseId, title }) => ({ id: `/cases/${caseId}`, label: title }))
    .filter(({ id }) => id !== location.pathname)
    .map((hit) => ({ ...hit, run: open(hit.id) }));
}

function useOpen() {
  const navigate = useNavigate();
  return (path: string) => () => void navigate({ to: path });
}

type CaseHits = { hits: Hit[]; readAs: readonly string[]; waits: boolean };

function useCaseHits(text: string): CaseHits {
  const { t } = useTranslation();
  const open = useOpen();
  const [typed] = useDebouncedValue(text.trim(), TYPING_MS);
  const enabled = typed.length >= FROM_LETTERS;
  const ask = { query: { text: typed, limit: MOST_CASES, forgiving: 'true' as const } };
  const found = useQuery({
    ...answerOptions('GET /api/cases', ask),
    enabled,
    placeholderData: keepPreviousData,
  });
  const waits = text.trim().length >= FROM_LETTERS && (typed !== text.trim() || found.isFetching);
  if (!enabled) return { hits: [], readAs: [], waits };
  const hits = (found.data?.cases ?? []).map(({ caseId, title, workflowTitle, status }) => {
    const ended = t(`cases.statuses.${status === 'closed' ? 'closed' : 'cancelled'}`);
    const note = status === 'open' ? workflowTitle : `${workflowTitle} · ${ended}`;
    return { id: caseId, label: title, note, run: open(`/cases/${caseId}`) };
  });
  return { hits, readAs: found.data?.readAs ?? [], waits };
}
