// One person of a log, and what can be said of them.
import { Button, Menu } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../client.ts';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import type { Team } from '../../wire.ts';
import { useDesign } from '../state/use-design.ts';
import { InviteLine } from './invite-line.tsx';
import { givenToTeam, type SeenHere } from './seen-people.ts';
import { ThisIsMe } from './this-is-me.tsx';
import style from './who.module.css';

type Props = { seen: SeenHere; mayAdminister: boolean };

export function WhoRow({ seen, mayAdminister }: Props) {
  const { person, stages } = seen;
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const [claiming, setClaiming] = useState(false);
  const me = useRef<HTMLButtonElement>(null);
  const stepBack = () => {
    setClaiming(false);
    me.current?.focus();
  };
  return (
    <li className={style.row}>
      <div className={style.name}>
        <strong>{person.name}</strong>
        <span className="quiet">
          <WhatTheyHave seen={seen} />
          {person.invited ? ` · ${t('design.who.invited')}` : ''}
        </span>
      </div>
      {mayAdminister ? (
        <span className={style.acts}>
          <Button ref={me} size="compact-sm" variant="light" onClick={() => setClaiming(true)}>
            {t('design.who.me')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setInviting(true)}>
            {t('design.who.invite')}
          </Button>
          {stages.length > 0 ? <ToTeam person={person} /> : null}
        </span>
      ) : null}
      {claiming ? <ThisIsMe seen={seen} onCancel={stepBack} /> : null}
      {inviting ? <InviteLine personId={person.id} name={person.name} /> : null}
    </li>
  );
}

function WhatTheyHave({ seen: { stages, teams } }: { seen: SeenHere }) {
  const { t } = useTranslation();
  const parts = [
    ...(stages.length > 0 ? [t('design.who.stages', { titles: stages.join(', ') })] : []),
    ...(teams.length > 0 ? [t('design.who.inTeam', { teams: teams.join(', ') })] : []),
  ];
  return parts.join(' · ');
}

function ToTeam({ person }: { person: SeenHere['person'] }) {
  const { t } = useTranslation();
  const { everybody, reshape } = useDesign();
  const change = useCommand('PATCH /api/teams/:key', ['teams', 'people']);
  const put = async ({ key, name }: Team) => {
    const { teams } = await call('GET /api/teams');
    const members = teams.find((team) => team.key === key)?.memberIds ?? [];
    if (!members.includes(person.id))
      await change.mutateAsync({ params: { key }, body: { memberIds: [...members, person.id] } });
    reshape((workflow) => givenToTeam(workflow, person.key, key));
    sayDone(t('design.who.teamed', { name: person.name, team: name }));
  };
  const teams = everybody?.teams ?? [];
  if (teams.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-sm" variant="default" loading={change.isPending}>
          {t('design.who.team')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <Menu.Label>{t('design.who.chooseTeam')}</Menu.Label>
        {teams.map((team) => (
          <Menu.Item key={team.key} onClick={() => void put(team).catch(sayProblem)}>
            {team.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
