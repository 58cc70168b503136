// Owner rules in the reader's words, for the picker, the outline and the canvas alike.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnerRule } from '../../../../core/model/index.ts';
import { useDesign } from '../state/use-design.ts';
import { type ChoiceGroup, type OwnerWords, ownerChoices, ownerLabel } from './owner-choices.ts';

export function useOwnerWords(except?: string): {
  groups: readonly ChoiceGroup[];
  say: (rule: OwnerRule) => string;
} {
  const { t } = useTranslation();
  const { workflow, everybody } = useDesign();
  const words = useMemo(
    (): OwnerWords => ({
      groups: {
        people: t('design.owner.people'),
        teams: t('design.owner.teams'),
        rules: t('design.owner.rules'),
        leads: t('design.owner.leads'),
        fields: t('design.owner.fields'),
      },
      requester: t('design.owner.requester'),
      manager: t('design.owner.manager'),
      stage: (title) => t('design.owner.stage', { title }),
      lead: (name) => t('design.owner.lead', { name }),
      team: (name) => t('design.owner.team', { name }),
      field: (label) => t('design.owner.field', { label }),
      formula: t('design.owner.formula'),
      rule: (rule) => t('design.owner.ruleLabel', { rule }),
      missing: (key) => t('design.owner.missing', { key }),
      noSignIn: (name) => t('design.owner.noSignIn', { name }),
    }),
    [t],
  );
  const groups = useMemo(
    () => ownerChoices(workflow, everybody ?? { people: [], teams: [] }, words, except),
    [workflow, everybody, words, except],
  );
  return useMemo(() => ({ groups, say: (rule) => ownerLabel(rule, groups, words) }), [groups, words]);
}
