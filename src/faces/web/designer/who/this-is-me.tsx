// Before a person of a log becomes whoever looks: what passes to them, and that no single step takes it back.
import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import { useDesign } from '../state/use-design.ts';
import type { SeenHere } from './seen-people.ts';
import style from './who.module.css';

export function ThisIsMe({ seen, onCancel }: { seen: SeenHere; onCancel: () => void }) {
  const { person, stages, teams } = seen;
  const { t } = useTranslation();
  const [title, text] = [useId(), useId()];
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => cancel.current?.focus(), []);
  const me = usePermissions().person;
  const { flush, reload } = useDesign();
  const merge = useCommand('POST /api/people/:id/merge', ['people', 'teams']);
  const { name } = person;
  const say = async () => {
    if (me === null || !(await flush())) return;
    await merge.mutateAsync({ params: { id: person.id }, body: { into: me.id } });
    await reload();
    sayDone(t('design.who.merged', { name }));
  };
  return (
    <section className={style.ask} role="alertdialog" aria-labelledby={title} aria-describedby={text}>
      <h3 id={title}>{t('design.who.meTitle', { name })}</h3>
      <div id={text}>
        <ul>
          <li>{t('design.who.meHistory', { name })}</li>
          {stages.length === 0 ? null : <li>{t('design.who.meStages', { titles: stages.join(', ') })}</li>}
          {teams.length === 0 ? null : <li>{t('design.who.meTeams', { name, teams: teams.join(', ') })}</li>}
          {person.invited ? <li>{t('design.who.meInvited', { name })}</li> : null}
        </ul>
        <p className="quiet">{t('design.who.meFinal', { name })}</p>
      </div>
      <div className={style.acts}>
        <Button loading={merge.isPending} onClick={() => void say().catch(sayProblem)}>
          {t('design.who.meYes', { name })}
        </Button>
        <Button ref={cancel} variant="default" onClick={onCancel}>
          {t('frame.cancel')}
        </Button>
      </div>
    </section>
  );
}
