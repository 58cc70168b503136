// What is shown in place of a page that failed, or that there is not.
import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Refused, sentenceOf, Unreachable } from '../client.ts';
import { homePath } from '../pages/index.ts';
import { EmptyState } from '../parts/empty-state.tsx';

export function BrokenPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const told = error instanceof Refused || error instanceof Unreachable;
  return (
    <main>
      <EmptyState
        alone
        drawing="water"
        title={told ? sentenceOf(error) : t('frame.broken')}
        {...(told ? {} : { text: t('frame.brokenText') })}
        action={<Button onClick={() => location.reload()}>{t('frame.reload')}</Button>}
      />
    </main>
  );
}

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <main>
      <EmptyState
        alone
        drawing="search"
        title={t('frame.missing')}
        text={t('frame.missingText')}
        action={
          <Button component={Link} to={homePath}>
            {t('frame.home')}
          </Button>
        }
      />
    </main>
  );
}
