// The Settings page: the workspace, how it looks on this device, one's own sign-in, and the door for programs.
import { Anchor } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { fetchedPart } from '../../state/fetching.ts';
import { usePermissions } from '../../state/session.ts';
import { Appearance } from './appearance.tsx';
import { Calendars } from './calendars.tsx';
import { Outgoing } from './outgoing.tsx';
import { Sample } from './sample.tsx';
import { Server } from './server.tsx';
import style from './settings.module.css';
import { OtherWorkspaces, WorkspaceName } from './workspace.tsx';
import { NewsMail } from './you/news-mail.tsx';
import { Tokens } from './you/tokens.tsx';
import { You } from './you/you.tsx';

/** Seldom set, and by owners alone. */
const Provider = fetchedPart(async () => (await import('./provider.tsx')).Provider);

export function Page() {
  const { t } = useTranslation();
  const { mayAdminister, person } = usePermissions();
  return (
    <PageGround>
      <PageHeader title={t('settings.title')} />
      <Section title={t('settings.workspace')} text={t('settings.workspaceText')}>
        <WorkspaceName readOnly={!mayAdminister} />
        <OtherWorkspaces />
      </Section>
      <Section title={t('settings.calendars.title')} text={t('settings.calendars.text')}>
        <Calendars readOnly={!mayAdminister} />
      </Section>
      <Section title={t('settings.sample')} text={t('settings.sampleText')}>
        <Sample />
      </Section>
      <Section title={t('settings.appearance')} text={t('settings.appearanceText')}>
        <Appearance />
      </Section>
      {mayAdminister ? (
        <>
          <Section title={t('settings.outgoing')} text={t('settings.outgoingText')}>
            <Outgoing />
          </Section>
          <Section title={t('settings.server')} text={t('settings.serverText')}>
            <Server />
          </Section>
        </>
      ) : null}
      {person?.role === 'owner' ? (
        <Section title={t('settings.provider.title')} text={t('settings.provider.text')}>
          <Suspense>
            <Provider />
          </Suspense>
        </Section>
      ) : null}
      <Section title={t('settings.you')} text={t('settings.youText', { name: person?.name ?? '' })}>
        <You />
      </Section>
      <Section title={t('settings.newsMail.title')} text={t('settings.newsMail.text')}>
        <NewsMail />
      </Section>
      <Section title={t('settings.api')} text={t('settings.apiText')}>
        <Tokens />
        <Anchor href="/api/openapi.json">{t('settings.apiLink')}</Anchor>
      </Section>
    </PageGround>
  );
}

function Section({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className={style.section}>
      <div>
        <h2>{title}</h2>
        <p className="quiet">{text}</p>
      </div>
      <div className={style.controls}>{children}</div>
    </section>
  );
}
