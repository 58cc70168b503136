// The automations of the draft as sentences: switched, changed, removed and taken back; published with everything else.
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Automation, blankAutomation, idFromTitle } from '../../../../core/model/index.ts';
import { DesignBar } from '../../designer/bar/design-bar.tsx';
import { useView } from '../../designer/bar/view-address.ts';
import { placeOf } from '../../designer/state/place.ts';
import { useDesign } from '../../designer/state/use-design.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useAnswer } from '../../state/answers.ts';
import style from './automate.module.css';
import { AutomationForm } from './automation-form.tsx';
import { AutomationItem, TRY } from './automation-item.tsx';
import { TrialDialog } from './trial.tsx';

export function Automations() {
  const { t } = useTranslation();
  const { workflow, workflowId, edit, mayDesign } = useDesign();
  const { at, open } = useView();
  const go = useGo();
  const place = placeOf(at);
  const { data: ran } = useAnswer('GET /api/workflows/:id/automation-runs', { params: { id: workflowId } });
  const opened =
    place.shows === 'automation' ? workflow.automations.find(({ id }) => id === place.automation) : undefined;
  const add = () => {
    const id = idFromTitle(
      'automation',
      workflow.automations.map((each) => each.id),
    );
    const automation: Automation = blankAutomation(id, {
      do: [{ kind: 'notify', settings: { owner: true, text: '{{case.title}}' } }],
    });
    edit({ type: 'AddAutomation', automation });
    open(`automations.${id}`);
  };
  const begin = mayDesign ? (
    <Button variant="default" leftSection={<Plus size={16} aria-hidden="true" />} onClick={add}>
      {t('automate.add')}
    </Button>
  ) : undefined;
  return (
    <>
      <DesignBar views={<p className="quiet">{t('automate.lead')}</p>} onProblem={go} />
      {workflow.automations.length === 0 ? (
        <EmptyState
          drawing="water"
          title={t('automate.emptyTitle')}
          text={t('automate.emptyText')}
          action={begin}
        />
      ) : (
        <>
          <ul className={style.items}>
            {workflow.automations.map((automation) => (
              <AutomationItem
                key={automation.id}
                automation={automation}
                ran={ran?.counts.find((each) => each.automation === automation.id)}
                mailless={ran?.mail === false && automation.do.some(({ kind }) => kind === 'send-mail')}
                last={ran?.times.find((each) => each.automation === automation.id)}
              />
            ))}
          </ul>
          {begin}
        </>
      )}
      {opened === undefined ? null : at.endsWith(TRY) ? (
        <TrialDialog automation={opened} onClose={() => open('')} />
      ) : (
        <AutomationForm automation={opened} onClose={() => open('')} />
      )}
    </>
  );
}

/** A finding about an automation opens it here; any other leads to Design. */
function useGo() {
  const { open } = useView();
  const { workflowId } = useDesign();
  const navigate = useNavigate();
  return (at: string) => {
    if (placeOf(at).shows === 'automation') return open(at);
    void navigate({
      to: '/workflows/$workflowId/design' as never,
      params: { workflowId } as never,
      search: { at: at === '' ? 'workflow' : at } as never,
    });
  };
}
