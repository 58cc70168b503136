// What somebody can see and do, for whoever looks after people: in plain words, each line with its reason.
import '../../../words/people.ts';
import { Modal } from '@mantine/core';
import { Check, Minus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../../client.ts';
import { useNarrow } from '../../../parts/narrow.ts';
import { WaitingRows } from '../../../parts/waiting.tsx';
import { useAnswer } from '../../../state/answers.ts';
import type { Person, Reach } from '../../../wire.ts';
import style from '../people.module.css';

export function ReachOf({ person: { id, name }, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { data, error } = useAnswer('GET /api/people/:id/reach', { params: { id } });
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      fullScreen={narrow}
      title={t('people.reach.title', { name })}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {error === null ? null : <p role="alert">{sentenceOf(error)}</p>}
      {data === undefined && error === null ? <WaitingRows rows={6} /> : null}
      {data === undefined ? null : <Told reach={data} />}
    </Modal>
  );
}

function Told({ reach }: { reach: Reach }) {
  const { t } = useTranslation();
  const { name, state, workflows } = reach;
  return (
    <>
      {state === 'here' ? null : <p role="status">{t(`people.reach.state.${state}`, { name })}</p>}
      <Everywhere reach={reach} />
      {workflows.length === 0 ? <p className="quiet">{t('people.reach.noWorkflows')}</p> : null}
      {workflows.map((workflow) => (
        <OfWorkflow key={workflow.id} workflow={workflow} reach={reach} />
      ))}
    </>
  );
}

function Everywhere({ reach: { may, role, runsOthers } }: { reach: Reach }) {
  const { t } = useTranslation();
  const mine = t(`people.roles.${role}`);
  const because = ({ allowed, needs }: Reach['may'][number]) => {
    if (needs === 'signed-in' || needs === 'public') return t('people.reach.belongs');
    return allowed
      ? t('people.reach.byRole', { role: mine })
      : t(`people.reach.only.${needs}`, { role: mine });
  };
  return (
    <section className={style.reach}>
      <h3>{t('people.reach.everywhere')}</h3>
      <ul>
        {may.map((line) => (
          <Line
            key={line.what}
            allowed={line.allowed}
            text={t(`people.reach.what.${line.what}`)}
            why={because(line)}
          />
        ))}
        <Line
          allowed={runsOthers}
          text={t('people.reach.what.run')}
          why={
            runsOthers
              ? t('people.reach.byRole', { role: mine })
              : t('people.reach.only.operator', { role: mine })
          }
        />
      </ul>
    </section>
  );
}

type Of = { workflow: Reach['workflows'][number]; reach: Reach };

function OfWorkflow({ workflow: { title, forms, stages, keeps }, reach: { may, role } }: Of) {
  const { t } = useTranslation();
  const mayStart = may.some(({ what, allowed }) => what === 'start' && allowed);
  const byRole = t('people.reach.byRole', { role: t(`people.roles.${role}`) });
  const nothing = stages.length === 0 && !keeps && !(mayStart && forms.length > 0);
  return (
    <section className={style.reach}>
      <h3>{title}</h3>
      {nothing ? <p className="quiet">{t('people.reach.nothing')}</p> : null}
      <ul>
        {mayStart
          ? forms.map((form) => (
              <Line key={form} allowed text={t('people.reach.starts', { form })} why={byRole} />
            ))
          : null}
        {stages.map(({ title: stage, by, of }) => (
          <Line
            key={stage}
            allowed
            text={t('people.reach.has', { stage })}
            why={t(`people.reach.by.${by}`, { of })}
          />
        ))}
        {keeps ? <Line allowed text={t('people.reach.keeps')} why={t('people.reach.keepsWhy')} /> : null}
      </ul>
    </section>
  );
}

function Line({ allowed, text, why }: { allowed: boolean; text: string; why: string }) {
  const { t } = useTranslation();
  const Mark = allowed ? Check : Minus;
  return (
    <li className={style.reachLine} data-allowed={allowed}>
      <Mark size={16} aria-label={t(allowed ? 'people.reach.yes' : 'people.reach.no')} role="img" />
      <span>
        {text} <span className="quiet">{why}</span>
      </span>
    </li>
  );
}
