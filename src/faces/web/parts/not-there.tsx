// What stands in place of a case or a workflow that is not there, or not for the reader: both look the same from outside.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Refused } from '../client.ts';
import { EmptyState } from './empty-state.tsx';

export const isNotThere = (error: unknown): boolean =>
  error instanceof Refused && error.problem.status === 404;

/** Where all of that kind stand. */
const LISTS = { case: '/cases', workflow: '/workflows' } as const;

export function NotThere({ what }: { what: keyof typeof LISTS }) {
  const { t } = useTranslation();
  const action = (
    <>
      <Button component={Link} to={LISTS[what]}>
        {t(`frame.notThere.${what}.list`)}
      </Button>
      <Button variant="default" component={Link} to="/start">
        {t('frame.notThere.start')}
      </Button>
    </>
  );
  return (
    <EmptyState
      alone
      drawing="search"
      title={t(`frame.notThere.${what}.title`)}
      text={t('frame.notThere.text')}
      action={action}
    />
  );
}
