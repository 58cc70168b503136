// What is shown where there is no such page: within the frame for whoever is signed in, so that they find on from there.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { homePath } from '../../pages/index.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useSession } from '../../state/session.ts';
import { Frame } from '../frame.tsx';

export function MissingPage() {
  const { data: session, isPending } = useSession();
  if (isPending) return null;
  if (session?.person != null) {
    return (
      <Frame>
        <Missing />
      </Frame>
    );
  }
  return (
    <main>
      <Missing />
    </main>
  );
}

function Missing() {
  const { t } = useTranslation();
  const action = (
    <Button component={Link} to={homePath}>
      {t('frame.home')}
    </Button>
  );
  return (
    <EmptyState
      alone
      drawing="search"
      title={t('frame.missing')}
      text={t('frame.missingText')}
      action={action}
    />
  );
}
