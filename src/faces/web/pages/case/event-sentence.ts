// One event of a history as a plain sentence in the reader's words.
import '../../words/history.ts';
import { useTranslation } from 'react-i18next';
import { useWhoName } from '../../parts/case-view/who-name.tsx';
import type { HistoryEntry } from '../../wire.ts';

/** Which of its sentences an event gets, where there are several. */
function keyOf(entry: HistoryEntry): string {
  const { type, by, person, rework, outcome, people, text, to, stage } = entry;
  if (type === 'CaseOpened') return person !== null && person !== by.name ? 'CaseOpenedFor' : type;
  if (type === 'BranchesJoined')
    return outcome === 'cancelled' ? `${type}Cancelled` : outcome === 'running' ? `${type}Running` : type;
  if (type === 'TokenHeld') return text === 'while' ? `${type}While` : type;
  if (type === 'MessageReceived') return outcome === 'kept' ? `${type}Kept` : type;
  if (type === 'WayChosen') return outcome === null ? type : `${type}As`;
  if (type === 'StageEntered') return rework ? 'StageEnteredAgain' : type;
  if (type === 'StageLeft') return to === null ? type : 'StageLeftTo';
  if (type === 'WorkItemOffered') return person === null && people.length > 0 ? 'WorkItemOfferedPool' : type;
  if (type === 'WorkItemCompleted') return outcome === null ? type : 'WorkItemCompletedAs';
  if (type === 'CasePaused' || type === 'CaseResumed') return stage === null ? type : `${type}At`;
  if (type === 'InstancesPlanned') return people.length > 0 ? 'InstancesPlannedFor' : type;
  if (type === 'InstancesEnded') return outcome === null ? type : 'InstancesEndedAs';
  if (type === 'TaskTicked') return text === 'open' ? 'TaskUnticked' : type;
  return type === 'LateRungReached' ? `${type}.${text ?? 'remind'}` : type;
}

export function useSentence(): (entry: HistoryEntry) => string {
  const { t } = useTranslation();
  const whoName = useWhoName();
  return (entry) => {
    const somebody = t('cases.somebody');
    const facts = {
      by: capital(whoName(entry.by)),
      person: entry.person ?? somebody,
      people: entry.people.join(', '),
      ...{
        stage: entry.stage ?? '',
        to: entry.to ?? '',
        outcome: entry.outcome ?? '',
        text: entry.text ?? '',
      },
    };
    // The catalogue has a sentence for every event; its keys are made here.
    return capital(t(`history.${keyOf(entry)}` as 'history.CaseOpened', facts));
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
