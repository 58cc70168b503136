// The parts of the settings, in order, as far as a reader may look at them.
import { Anchor } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchedPart } from '../../state/fetching.ts';
import { usePermissions } from '../../state/session.ts';
import { Appearance } from './appearance.tsx';
import { Calendars } from './hours/calendars.tsx';
import { Outgoing } from './outgoing.tsx';
import { Sample } from './sample.tsx';
import { Server } from './server.tsx';
import { OtherWorkspaces, WorkspaceName } from './workspace.tsx';
import { NewsMail } from './you/news-mail.tsx';
import { Tokens } from './you/tokens.tsx';
import { You } from './you/you.tsx';

/** Seldom set, and by owners alone. */
const Provider = fetchedPart(async () => (await import('./provider.tsx')).Provider);

/** `id` is its place in the address. */
export type Part = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly body: ReactNode;
};

export function useParts(): readonly Part[] {
  const { t } = useTranslation();
  const { mayAdminister, person } = usePermissions();
  const programs = (
    <>
      <Tokens />
      <Anchor href="/api/openapi.json">{t('settings.apiLink')}</Anchor>
    </>
  );
  const provider = (
    <Suspense>
      <Provider />
    </Suspense>
  );
  const workspace = (
    <>
      <WorkspaceName readOnly={!mayAdminister} />
      <OtherWorkspaces />
    </>
  );
  const part = (id: string, title: string, text: string, body: ReactNode): Part => ({
    id,
    title,
    text,
    body,
  });
  return [
    part('workspace', t('settings.workspace'), t('settings.workspaceText'), workspace),
    part(
      'business-hours',
      t('settings.calendars.title'),
      t('settings.calendars.text'),
      <Calendars readOnly={!mayAdminister} />,
    ),
    part('sample', t('settings.sample'), t('settings.sampleText'), <Sample />),
    part('appearance', t('settings.appearance'), t('settings.appearanceText'), <Appearance />),
    ...(mayAdminister
      ? [
          part('outgoing', t('settings.outgoing'), t('settings.outgoingText'), <Outgoing />),
          part('server', t('settings.server'), t('settings.serverText'), <Server />),
        ]
      : []),
    ...(person?.role === 'owner'
      ? [part('provider', t('settings.provider.title'), t('settings.provider.text'), provider)]
      : []),
    part('you', t('settings.you'), t('settings.youText', { name: person?.name ?? '' }), <You />),
    part('news', t('settings.newsMail.title'), t('settings.newsMail.text'), <NewsMail />),
    part('programs', t('settings.api'), t('settings.apiText'), programs),
  ];
}
