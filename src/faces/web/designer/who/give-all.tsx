// Several stages have nobody: all of them go to one person or team at once, which is one step of undo.
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../../../core/model/index.ts';
import { sayDone } from '../../parts/toast.tsx';
import { usePermissions } from '../../state/session.ts';
import { keyOfOwner, ownerOfKey } from '../pickers/owner-choices.ts';
import { useDesign } from '../state/use-design.ts';
import { givenTo, ownerlessStages, takers } from './ownerless.ts';
import style from './who.module.css';

export function GiveAll({ diagnostics }: { diagnostics: readonly Diagnostic[] }) {
  const { t } = useTranslation();
  const { everybody, mayDesign, reshape } = useDesign();
  const { person } = usePermissions();
  const [picked, setPicked] = useState<string | null>();
  const stages = ownerlessStages(diagnostics);
  if (!mayDesign || everybody === undefined || stages.length < 2) return null;
  const { people, teams } = takers(everybody);
  const me = people.find(({ id }) => id === person?.id)?.key;
  const groups = [
    {
      group: t('design.owner.people'),
      items: people.map(({ key, name }) => ({
        value: keyOfOwner({ kind: 'person', person: key }),
        label: key === me ? t('design.giveAll.me', { name }) : name,
      })),
    },
    {
      group: t('design.owner.teams'),
      items: teams.map(({ key, name }) => ({
        value: `team ${key}`,
        label: t('design.owner.team', { name }),
      })),
    },
  ].filter(({ items }) => items.length > 0);
  // Whoever brought a history in mostly tries it alone first.
  const mine = me === undefined ? null : keyOfOwner({ kind: 'person', person: me });
  const taker = picked === undefined ? mine : picked;
  const give = () => {
    if (taker === null) return;
    reshape((workflow) => givenTo(workflow, stages, ownerOfKey(taker, null)));
    sayDone(t('design.giveAll.done', { count: stages.length }));
  };
  return (
    <section className={style.giveAll}>
      <strong>{t('design.giveAll.count', { count: stages.length })}</strong>
      <Select
        searchable
        openOnFocus={false}
        selectFirstOptionOnChange
        // Within: what lies outside of an opened list closes it.
        comboboxProps={{ withinPortal: false }}
        label={t('design.giveAll.label')}
        placeholder={t('design.owner.nobody')}
        nothingFoundMessage={t('design.owner.none')}
        data={groups}
        value={taker}
        onChange={setPicked}
      />
      <Button disabled={taker === null} onClick={give}>
        {t('design.giveAll.button', { count: stages.length })}
      </Button>
    </section>
  );
}
