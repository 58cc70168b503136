// Everything about the workflow as a whole: its name, the fields that travel with a case, the forms that open one.
import { Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Workflow } from '../../../../core/model/index.ts';
import { useAnswer } from '../../state/answers.ts';
import { PanelFrame } from '../panel/panel-frame.tsx';
import { Section } from '../panel/section.tsx';
import { TypedLine, TypedText } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import { HookPart } from './hook-part.tsx';
import { IntakePart } from './intake-part.tsx';
import { RecordPart } from './record-part.tsx';

type Head = Partial<
  Pick<Workflow, 'title' | 'description' | 'owner' | 'caseTitle' | 'calendar' | 'pauseReasons'>
>;

export function WorkflowPanel() {
  const { t } = useTranslation();
  return (
    <PanelFrame title={t('design.settings')}>
      <HeadPart />
      <RecordPart />
      <IntakePart />
      <HookPart />
      <KeeperPart />
      <TimePart />
    </PanelFrame>
  );
}

function useHead() {
  const { edit } = useDesign();
  return (changes: Head, what?: string) => edit({ type: 'ChangeWorkflow', changes }, what);
}

function HeadPart() {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const change = useHead();
  const { title, description, caseTitle, record } = workflow;
  const example = `{{${Object.keys(record)[0] ?? 'subject'}}}`;
  const orNull = (text: string) => (text === '' ? null : text);
  return (
    <Section part="title" title={t('design.panel.workflow')}>
      <TypedLine
        label={t('design.workflow.title')}
        value={title}
        onType={(text) => change({ title: text }, 'workflow title')}
      />
      <TypedText
        label={t('design.workflow.description')}
        value={description ?? ''}
        onType={(text) => change({ description: orNull(text) }, 'workflow description')}
      />
      <TypedLine
        optional
        label={t('design.workflow.caseTitle')}
        description={t('design.workflow.caseTitleHint', { example })}
        value={caseTitle ?? ''}
        onType={(text) => change({ caseTitle: orNull(text) }, 'case title')}
      />
    </Section>
  );
}

/** Which hours count, and what its cases may wait for. */
function TimePart() {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const change = useHead();
  const calendars = useAnswer('GET /api/calendars').data?.calendars ?? [];
  const known = calendars
    .filter(({ key }) => key !== 'default')
    .map(({ key, title }) => ({ value: key, label: title }));
  const { calendar, pauseReasons = [] } = workflow;
  const stray =
    calendar === null || known.some(({ value }) => value === calendar)
      ? []
      : [{ value: calendar, label: t('design.workflow.calendarMissing', { key: calendar }) }];
  return (
    <Section part="calendar" title={t('design.workflow.time')} hint={t('design.workflow.timeHint')}>
      <Select
        clearable
        clearButtonProps={{ 'aria-label': t('design.stage.remove') }}
        label={t('design.workflow.calendar')}
        placeholder={t('design.workflow.calendarOwn')}
        data={[...stray, ...known]}
        value={calendar}
        onChange={(next) => change({ calendar: next })}
      />
      <TagsInput
        label={t('design.workflow.pauseReasons')}
        description={t('design.workflow.pauseReasonsHint')}
        value={[...pauseReasons]}
        onChange={(next) => change({ pauseReasons: next.length === 0 ? undefined : next })}
      />
    </Section>
  );
}

function KeeperPart() {
  const { t } = useTranslation();
  const { workflow, everybody } = useDesign();
  const change = useHead();
  const here = (everybody?.people ?? [])
    .filter(({ active, mayHaveWork, key }) => (active && mayHaveWork) || key === workflow.owner)
    .map(({ key, name }) => ({ value: key, label: name }));
  const stray =
    workflow.owner === null || here.some(({ value }) => value === workflow.owner)
      ? []
      : [{ value: workflow.owner, label: t('design.owner.missing', { key: workflow.owner }) }];
  return (
    <Section part="owner" title={t('design.workflow.owner')} hint={t('design.workflow.ownerHint')}>
      <Select
        searchable
        openOnFocus={false}
        clearable
        clearButtonProps={{ 'aria-label': t('design.stage.remove') }}
        aria-label={t('design.workflow.owner')}
        placeholder={t('design.owner.nobody')}
        nothingFoundMessage={t('design.owner.none')}
        data={[...stray, ...here]}
        value={workflow.owner}
        onChange={(owner) => change({ owner })}
      />
    </Section>
  );
}
