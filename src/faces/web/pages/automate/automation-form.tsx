// One automation as a form: when it runs, on which condition, and what it does. Each change is in the draft at once.
import { Button, Modal, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  AUTOMATION_TRIGGERS,
  type Automation,
  type AutomationTrigger,
  automationTitle,
} from '../../../../core/model/index.ts';
import { TypedLine } from '../../designer/pickers/typed.tsx';
import { RuleEditor } from '../../designer/rule/rule-editor.tsx';
import { ActionList } from '../../designer/settings/action-list.tsx';
import { useDesign } from '../../designer/state/use-design.ts';
import style from './automate.module.css';
import { FIRST_SCHEDULE, ScheduleFields } from './schedule-fields.tsx';
import { useSentence } from './use-sentence.ts';

type Props = { automation: Automation; onClose: () => void };
type Change = (changes: Partial<Omit<Automation, 'id'>>, what?: string) => void;

export function AutomationForm({ automation, onClose }: Props) {
  const { t } = useTranslation();
  const { edit } = useDesign();
  const say = useSentence();
  const { id, title } = automation;
  // A name that nobody gave follows what the automation says.
  const named = title !== automationTitle(automation);
  const change: Change = (changes, what) => {
    const titled =
      named || 'title' in changes ? {} : { title: automationTitle({ ...automation, ...changes }) };
    edit({ type: 'ChangeAutomation', automation: id, changes: { ...titled, ...changes } }, what);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('automate.editTitle')}
      size={600}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack gap="md">
        <TypedLine
          data-autofocus
          label={t('automate.name')}
          value={title}
          onType={(text) => change({ title: text }, `automation ${id}`)}
        />
        <When automation={automation} change={change} />
        {automation.schedule?.once === true && automation.if === null ? null : (
          <If automation={automation} change={change} />
        )}
        <ActionList
          label={t('automate.thenDo')}
          actions={automation.do}
          onChange={(actions) => change({ do: actions }, `do ${id}`)}
        />
        <p className={style.reads} role="status">
          {say(automation)}
        </p>
        <Button className={style.end} onClick={onClose}>
          {t('automate.done')}
        </Button>
      </Stack>
    </Modal>
  );
}

/** What is about no stage, or names what it is about instead. */
const WITHOUT_STAGE: ReadonlySet<AutomationTrigger> = new Set([
  ...(['case-opened', 'case-closed', 'message-received', 'field-changed', 'schedule'] as const),
]);

function When({ automation, change }: { automation: Automation; change: Change }) {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const { id, on, stage, field, message } = automation;
  const isOfField = on === 'field-changed';
  const isOfStage = !WITHOUT_STAGE.has(on);
  const isSet = on === 'schedule';
  const retrigger = (next: AutomationTrigger) =>
    change({
      ...{ on: next, stage: null, field: null, message: null },
      schedule: next === 'schedule' ? FIRST_SCHEDULE : null,
    });
  return (
    <>
      <div className={style.when}>
        <Select
          label={t('automate.when')}
          allowDeselect={false}
          data={AUTOMATION_TRIGGERS.map((value) => ({ value, label: t(`automate.triggers.${value}`) }))}
          value={on}
          onChange={(next) => retrigger((next ?? on) as AutomationTrigger)}
        />
        {isOfStage ? (
          <Select
            clearable
            clearButtonProps={{ 'aria-label': t('automate.anyStage') }}
            label={t('automate.stage')}
            placeholder={t('automate.anyStage')}
            data={workflow.stages.map(({ id, title }) => ({ value: id, label: title }))}
            value={stage}
            onChange={(next) => change({ stage: next })}
          />
        ) : null}
        {isOfField ? (
          <Select
            clearable
            clearButtonProps={{ 'aria-label': t('automate.anyField') }}
            label={t('automate.field')}
            placeholder={t('automate.anyField')}
            data={Object.entries(workflow.record).map(([value, { label }]) => ({ value, label }))}
            value={field}
            onChange={(next) => change({ field: next })}
          />
        ) : null}
        {on === 'message-received' ? (
          <TypedLine
            label={t('automate.message')}
            optional
            placeholder={t('automate.anyMessage')}
            value={message ?? ''}
            onType={(text) => change({ message: text.trim() === '' ? null : text }, `message ${id}`)}
          />
        ) : null}
      </div>
      {isSet ? (
        <ScheduleFields
          schedule={automation.schedule ?? FIRST_SCHEDULE}
          onChange={(schedule) => change({ schedule })}
        />
      ) : null}
    </>
  );
}

function If({ automation: { id, if: rule }, change }: { automation: Automation; change: Change }) {
  const { t } = useTranslation();
  return (
    <fieldset className={style.if}>
      <legend>{t('automate.if')}</legend>
      {rule === null ? (
        <Button size="compact-sm" variant="subtle" onClick={() => change({ if: 'false' })}>
          {t('automate.addCondition')}
        </Button>
      ) : (
        <>
          <RuleEditor
            at={`automations.${id}.if`}
            reads="design.rule.readsIf"
            rule={rule}
            onChange={(next) => change({ if: next.trim() === '' ? 'false' : next }, `if ${id}`)}
          />
          <Button size="compact-sm" variant="subtle" onClick={() => change({ if: null })}>
            {t('automate.removeCondition')}
          </Button>
        </>
      )}
    </fieldset>
  );
}
