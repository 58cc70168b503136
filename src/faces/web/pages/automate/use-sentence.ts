// An automation as one plain sentence: when, if, then.
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/index.ts';
import {
  type Action,
  type Automation,
  automationTitle,
  ownerFromText,
} from '../../../../core/model/index.ts';
import { describeRule } from '../../../../core/rules/index.ts';
import { useOwnerWords } from '../../designer/pickers/use-owner-words.ts';
import { titlesOf } from '../../designer/rule/titles.ts';
import { useDesign } from '../../designer/state/use-design.ts';

export function useSentence(): (automation: Automation) => string {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const sayAction = useActionWords();
  const titles = titlesOf(workflow.record);
  return ({ on, stage, field, message, schedule, if: rule, do: actions }) => {
    const parts: string[] =
      schedule == null
        ? [t('automate.sentence.when', { event: t(`automate.triggers.${on}`) })]
        : [automationTitle({ on, stage, field, schedule })];
    if (schedule != null && schedule.once !== true) parts.push(t('automate.times.eachCase'));
    if (field !== null) parts.push(t('automate.sentence.of', { field: titles[field] ?? field }));
    if (message != null) parts.push(t('automate.sentence.of', { field: message }));
    if (stage !== null) {
      const title = workflow.stages.find(({ id }) => id === stage)?.title ?? stage;
      parts.push(t('automate.sentence.at', { stage: title }));
    }
    if (rule !== null) parts.push(t('automate.sentence.if', { rule: describeRule(rule, titles) }));
    const did = actions.map(sayAction).join(` ${t('automate.sentence.and')} `);
    const words = did === '' ? t('automate.nothing') : did;
    return `${parts.join(' ')}, ${t('automate.sentence.thenDo', { actions: words })}.`;
  };
}

function useActionWords(): (action: Action) => string {
  const { t } = useTranslation();
  const { workflow, everybody, others } = useDesign();
  const { say: sayOwner } = useOwnerWords();
  const plain = (value: Json | undefined): string =>
    typeof value === 'string' ? value : JSON.stringify(value ?? '');
  const whomOf = ({ person, team, owner, requester }: Action['settings']): string => {
    const whom: string[] = [];
    if (typeof person === 'string')
      whom.push(everybody?.people.find(({ key }) => key === person)?.name ?? person);
    if (typeof team === 'string') {
      const name = everybody?.teams.find(({ key }) => key === team)?.name ?? team;
      whom.push(t('automate.sentence.team', { name }));
    }
    if (owner === true) whom.push(t('automate.sentence.owner'));
    if (requester === true) whom.push(t('automate.sentence.requester'));
    return whom.length === 0 ? t('automate.sentence.nobody') : whom.join(', ');
  };
  const ownerOf = ({ rule, field, ...named }: Action['settings']): string => {
    if (typeof field === 'string') return sayOwner({ kind: 'field', field });
    const read = typeof rule === 'string' ? ownerFromText(rule) : null;
    return read === null ? whomOf(named) : sayOwner(read);
  };
  return ({ kind, settings }) => {
    if (kind === 'notify')
      return t('automate.sentence.notify', { whom: whomOf(settings), text: plain(settings.text) });
    if (kind === 'open-case') {
      const title = others.find(({ id }) => id === settings.workflow)?.title ?? plain(settings.workflow);
      return t('automate.sentence.open-case', { workflow: title });
    }
    if (kind === 'call-webhook') {
      const url = typeof settings.url === 'string' ? settings.url : '';
      return t('automate.sentence.call-webhook', { url: url || t('automate.sentence.nowhere') });
    }
    if (kind === 'send-mail') {
      const { to, field, subject } = settings;
      const label = typeof field === 'string' ? (workflow.record[field]?.label ?? field) : '';
      const named = label === '' ? plain(to) : t('automate.sentence.addressIn', { field: label });
      const whom = named === '' ? t('automate.sentence.nobody') : named;
      return t('automate.sentence.send-mail', { whom, subject: plain(subject) });
    }
    if (kind === 'assign') return t('automate.sentence.assign', { whom: ownerOf(settings) });
    if (kind === 'move') {
      const stage = workflow.stages.find(({ id }) => id === settings.to)?.title ?? plain(settings.to);
      return t('automate.sentence.move', { stage });
    }
    if (kind === 'create-tasks') {
      const tasks = Array.isArray(settings.tasks) ? settings.tasks : plain(settings.tasks).split('\n');
      return t('automate.sentence.create-tasks', { tasks: tasks.join(', ') });
    }
    if (kind !== 'set') return kind;
    const fields = Object.entries(settings).map(([field, value]) =>
      t('automate.sentence.setOne', {
        field: workflow.record[field]?.label ?? field,
        value: plain(value),
      }),
    );
    return t('automate.sentence.set', { fields: fields.join(', ') || t('automate.nothing') });
  };
}
