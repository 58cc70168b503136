// A form for settings whose shape a kind declares itself: a new kind gets its form without a line here.

import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Json } from '../../../../core/base/index.ts';
import { ActionList } from './action-list.tsx';
import { actionsIn, type JsonShape, titleOfSetting } from './json-shape.ts';
import { SettingControl } from './setting-control.tsx';

type Props = {
  shape: z.ZodType;
  value: { readonly [setting: string]: Json };
  /** Null takes the setting away. */
  onChange: (setting: string, value: Json) => void;
};

/** Settings that have a part of the panel to themselves. */
const OWN_PARTS: ReadonlySet<string> = new Set(['table', 'decides']);

/** `each` of a stage where people work has one; of a subflow it is a plain group. */
const isOwnPart = (setting: string, { properties }: JsonShape): boolean =>
  OWN_PARTS.has(setting) || (setting === 'each' && properties === undefined);

/** What becomes of the rest matters where not all are waited for. */
const isIdle = (setting: string, { needs = 'all' }: Props['value']): boolean =>
  setting === 'rest' && needs === 'all';

export function SettingsForm({ shape, value, onChange }: Props) {
  const { t } = useTranslation();
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as JsonShape;
  const shown = Object.entries(properties).filter(
    ([setting, inner]) => !isOwnPart(setting, inner) && !isIdle(setting, value),
  );
  return shown.map(([setting, inner]) =>
    setting === 'do' ? (
      <ActionList
        key={setting}
        label={inner.title ?? t('automate.thenDo')}
        actions={actionsIn(value[setting])}
        onChange={(actions) => onChange(setting, actions as unknown as Json)}
      />
    ) : (
      <SettingControl
        key={setting}
        name={setting}
        label={titleOfSetting(setting, inner)}
        shape={inner}
        value={value[setting]}
        onChange={(next) => onChange(setting, next)}
      />
    ),
  );
}
