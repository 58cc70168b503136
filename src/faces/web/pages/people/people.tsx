// The People page: everybody and every team, by tab; the tab and the search are in the address.
import '../../words/people.ts';
import { Button, Tabs } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import { AddPerson, TeamDialog } from './dialogs/when-opened.tsx';
import { PeopleList } from './people-list.tsx';
import { TeamList } from './team-list.tsx';

const readAddress = (raw: Record<string, unknown>) => ({
  tab: textIn(raw, 'tab') === 'teams' ? ('teams' as const) : ('people' as const),
  find: textIn(raw, 'find'),
});

export function Page() {
  const { t } = useTranslation();
  const [{ tab, find }, setAddress] = useAddress(readAddress);
  const [adding, setAdding] = useState(false);
  const { mayAdminister } = usePermissions();
  const people = useAnswer('GET /api/people');
  const teams = useAnswer('GET /api/teams');
  const label = tab === 'people' ? t('people.add') : t('people.addTeam');
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden="true" />} onClick={() => setAdding(true)}>
      {label}
    </Button>
  );
  const failed = people.error ?? teams.error;
  const everybody = people.data?.people;
  const everyTeam = teams.data?.teams;
  const setFind = (text: string) => void setAddress({ find: text });
  return (
    <PageGround>
      <PageHeader
        title={t('people.title')}
        lead={t('people.lead')}
        {...(mayAdminister ? { actions: add } : {})}
      />
      <Tabs
        value={tab}
        onChange={(next) => void setAddress({ tab: next === 'teams' ? 'teams' : 'people' })}
        mb="md"
      >
        <Tabs.List>
          <Tabs.Tab value="people">{t('people.tabPeople')}</Tabs.Tab>
          <Tabs.Tab value="teams">{t('people.tabTeams')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={tab} pt="md">
          {failed ? <FailedToLoad error={failed} retry={() => void people.refetch()} /> : null}
          {!failed && (everybody === undefined || everyTeam === undefined) ? <WaitingRows /> : null}
          {everybody === undefined || everyTeam === undefined ? null : tab === 'people' ? (
            <PeopleList people={everybody} teams={everyTeam} find={find} onFind={setFind} />
          ) : (
            <TeamList people={everybody} teams={everyTeam} />
          )}
        </Tabs.Panel>
      </Tabs>
      {adding && tab === 'people' ? <AddPerson onClose={() => setAdding(false)} /> : null}
      {adding && tab === 'teams' ? <TeamDialog onClose={() => setAdding(false)} /> : null}
    </PageGround>
  );
}
