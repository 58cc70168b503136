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
const OWN_PARTS: ReadonlySet<string> = new Set(['table', 'decides', 'each']);

export function SettingsForm({ shape, value, onChange }: Props) {
  const { t } = useTranslation();
  const { properties = {} } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as JsonShape;
  const shown = Object.entries(properties).filter(([setting]) => !OWN_PARTS.has(setting));
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
