// The settings of one action: those its kind names, or fields with values where it takes any field.

import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Json } from '../../../../core/base/index.ts';
import type { Action } from '../../../../core/model/index.ts';
import { FieldValues } from './field-values.tsx';
import { type JsonShape, titleOfSetting } from './json-shape.ts';
import { SettingControl } from './setting-control.tsx';

type Settings = Action['settings'];
type Props = { shape: z.ZodType | undefined; settings: Settings; onChange: (settings: Settings) => void };

export function ActionSettings({ shape, settings, onChange }: Props) {
  const { t } = useTranslation();
  if (shape === undefined) return null;
  const { properties } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as JsonShape;
  if (properties === undefined) return <FieldValues values={settings} onChange={onChange} withPriority />;
  const write = (name: string, value: Json) => {
    const { [name]: _, ...others } = settings;
    const isNothing = value === null || value === false || value === '';
    onChange(isNothing ? others : { ...others, [name]: value });
  };
  return Object.entries(properties).map(([name, inner]) =>
    inner.additionalProperties !== undefined &&
    inner.additionalProperties !== false &&
    inner.properties === undefined ? (
      <FieldValues
        key={name}
        label={name === 'body' ? titleOfSetting(name, inner) : t('automate.action.values')}
        values={(settings[name] ?? {}) as Settings}
        onChange={(values) => onChange({ ...settings, [name]: values })}
        mapped={name !== 'body'}
        free={name === 'body'}
      />
    ) : (
      <SettingControl
        key={name}
        name={name}
        label={titleOfSetting(name, inner)}
        shape={inner}
        value={settings[name]}
        onChange={(value) => write(name, value)}
      />
    ),
  );
}
