// One automation as a sentence, with its switch.
import { ActionIcon, Button, Switch, UnstyledButton } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Automation } from '../../../../core/model/index.ts';
import { useView } from '../../designer/bar/view-address.ts';
import { placeOf } from '../../designer/state/place.ts';
import { useDesign } from '../../designer/state/use-design.ts';
import { Moment } from '../../parts/moment.tsx';
import { sayDone, sayProblem } from '../../parts/toast.tsx';
import { useCommand } from '../../state/answers.ts';
import type { ScheduleRun } from '../../wire.ts';
import style from './automate.module.css';
import { useSentence } from './use-sentence.ts';

/** The end of the address under which an automation is tried on past cases. */
export const TRY = '.try';

type Props = {
  automation: Automation;
  ran: { runs: number; lastAt: string } | undefined;
  /** It sends mails, and no mail server is set. */
  mailless: boolean;
  /** Of one at set times: what came of the last. */
  last: ScheduleRun | undefined;
};

export function AutomationItem({ automation, ran, last, mailless }: Props) {
  const { t } = useTranslation();
  const { edit, reshape, workflow, workflowId, mayDesign, diagnostics } = useDesign();
  const { open } = useView();
  const say = useSentence();
  const { id, title, enabled } = automation;
  const found = diagnostics.filter(({ at }) => {
    const place = placeOf(at);
    return place.shows === 'automation' && place.automation === id;
  });
  const flip = useCommand('PUT /api/workflows/:id/automations/:automation/switch', ['workflows']);
  const turn = (on: boolean) =>
    flip.mutateAsync({ params: { id: workflowId, automation: id }, body: { on } });
  const toggle = () => {
    edit({ type: 'ToggleAutomation', automation: id });
    turn(!enabled).then(({ live }) => {
      if (!live) return;
      sayDone(t(enabled ? 'automate.switchedOff' : 'automate.switchedOn', { title }), () => {
        edit({ type: 'ToggleAutomation', automation: id });
        return turn(enabled);
      });
    }, sayProblem);
  };
  const remove = () => {
    const before = workflow;
    edit({ type: 'RemoveAutomation', automation: id });
    sayDone(t('automate.removed', { title }), () => reshape(() => before));
  };
  return (
    <li className={style.item} data-off={!enabled}>
      <Switch
        aria-label={t('automate.toggle', { title })}
        disabled={!mayDesign}
        checked={enabled}
        onChange={toggle}
      />
      <UnstyledButton
        className={style.sentence}
        disabled={!mayDesign}
        onClick={() => open(`automations.${id}`)}
      >
        <strong>{title}</strong>
        <span>{say(automation)}</span>
        {ran === undefined ? null : (
          <span className="quiet">
            {t('automate.ranTimes', { count: ran.runs })} <Moment at={ran.lastAt} />
          </span>
        )}
        {last === undefined ? null : <LastTime last={last} once={automation.schedule?.once === true} />}
        {mailless ? <span className={style.wrong}>{t('automate.noMail')}</span> : null}
        {found.map(({ message, at }) => (
          <span key={`${at} ${message}`} className={style.wrong}>
            {message}
          </span>
        ))}
      </UnstyledButton>
      {mayDesign && automation.schedule?.once !== true ? (
        <Button size="compact-sm" variant="subtle" onClick={() => open(`automations.${id}${TRY}`)}>
          {t('automate.trial.begin')}
        </Button>
      ) : null}
      {mayDesign ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('automate.remove', { title })}
          onClick={remove}
        >
          <X size={16} aria-hidden="true" />
        </ActionIcon>
      ) : null}
    </li>
  );
}

/** When its last time came, on how many cases it acted, what was missed before, and what it could not open. */
function LastTime({ last, once }: { last: ScheduleRun; once: boolean }) {
  const { t } = useTranslation();
  const { ranAt, cases, missed, problem } = last;
  const did = once
    ? t('automate.times.opened', { count: cases })
    : t('automate.times.acted', { count: cases });
  return (
    <>
      <span className="quiet">
        {t('automate.times.last')} <Moment at={ranAt} />. {did}
        {missed === 0 ? '' : ` ${t('automate.times.missed', { count: missed })}`}
      </span>
      {problem === null ? null : <span className={style.wrong}>{problem}</span>}
    </>
  );
}
