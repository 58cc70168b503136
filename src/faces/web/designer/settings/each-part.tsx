// Done once, or once for each: of a list, as many times as a number says, together or one after another.
import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/index.ts';
import type { Stage } from '../../../../core/model/index.ts';
import { Section } from '../panel/section.tsx';
import { TypedLine } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import { type Each, eachOf, without } from './several-settings.ts';

/** A text that is a whole number is one. */
const numberOr = (text: string): string | number => (/^[1-9]\d*$/.test(text.trim()) ? Number(text) : text);

export function EachPart({ stage }: { stage: Stage }) {
  const { t } = useTranslation();
  const { edit, workflow } = useDesign();
  const each = eachOf(stage.settings.each);
  const write = (next: Each | null, what = 'each') =>
    edit(
      { type: 'SetSetting', stage: stage.id, setting: 'each', value: next as unknown as Json },
      `${what} ${stage.id}`,
    );
  const list = Object.entries(workflow.record).find(([, { type }]) => type === 'list')?.[0];
  return (
    <Section stage={stage.id} part="each" title={t('design.each.title')} hint={t('design.each.hint')}>
      <Switch
        label={t('design.each.several')}
        checked={each !== null}
        onChange={(event) => write(event.currentTarget.checked ? { of: list ?? 2 } : null)}
      />
      {each === null ? null : (
        <>
          <TypedLine
            label={t('design.each.of')}
            description={t('design.each.ofHint')}
            value={String(each.of)}
            onType={(text) => write({ ...each, of: numberOr(text) }, 'each-of')}
          />
          <Select
            label={t('design.each.run')}
            allowDeselect={false}
            data={(['parallel', 'in order'] as const).map((value) => ({
              value,
              label: t(`design.each.runs.${value}`),
            }))}
            value={each.run ?? 'parallel'}
            onChange={(run) => write(run === 'in order' ? { ...each, run } : without(each, 'run'))}
          />
          <TypedLine
            label={t('design.each.enough')}
            description={t('design.each.enoughHint')}
            value={String(each.enough ?? 'all')}
            onType={(text) =>
              write(
                text.trim() === 'all' ? without(each, 'enough') : { ...each, enough: numberOr(text) },
                'enough',
              )
            }
          />
          {each.enough === undefined ? null : (
            <Select
              label={t('design.each.rest')}
              allowDeselect={false}
              data={(['withdrawn', 'left'] as const).map((value) => ({
                value,
                label: t(`design.each.rests.${value}`),
              }))}
              value={each.rest ?? 'withdrawn'}
              onChange={(rest) => write(rest === 'left' ? { ...each, rest } : without(each, 'rest'))}
            />
          )}
          <Switch
            label={t('design.each.more')}
            checked={each.more === true}
            onChange={(event) =>
              write(event.currentTarget.checked ? { ...each, more: true } : without(each, 'more'))
            }
          />
        </>
      )}
    </Section>
  );
}
