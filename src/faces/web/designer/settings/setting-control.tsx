// One setting by its shape: a word among a few, yes or no, a text, a person, a team, a field, or a group of such.
import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/index.ts';
import { titleFromId } from '../../../../core/model/index.ts';
import { TypedLine, TypedText } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import { type JsonShape, mayBeNothing, titleOfSetting, wordsIn } from './json-shape.ts';

type Members = { readonly [name: string]: Json };
export type SettingProps = {
  name: string;
  label: string;
  shape: JsonShape;
  value: Json | undefined;
  onChange: (value: Json) => void;
};

export function SettingControl(props: SettingProps) {
  const { label, shape, value, onChange } = props;
  const { properties, type, description } = shape;
  const words = wordsIn(shape);
  if (words !== undefined)
    return words.length > 1 || mayBeNothing(shape) ? <WordControl {...props} words={words} /> : null;
  if (properties !== undefined) return <GroupControl {...props} properties={properties} />;
  if (isLines(shape)) return <LinesControl {...props} />;
  if (shape.anyOf !== undefined) return <EitherControl {...props} options={shape.anyOf} />;
  if (type === 'boolean')
    return (
      <Switch
        label={label}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  if (NAMED.has(props.name)) return <NamedControl {...props} />;
  return (
    <TypedLine
      label={label}
      description={description}
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      onType={(text) => onChange(text)}
    />
  );
}

function WordControl({ label, shape, value, onChange, words }: SettingProps & { words: readonly string[] }) {
  const { t } = useTranslation();
  const none = mayBeNothing(shape) ? [{ value: '', label: t('automate.sentence.nobody') }] : [];
  return (
    <Select
      label={label}
      description={shape.description}
      allowDeselect={false}
      data={[...none, ...words.map((word) => ({ value: word, label: titleFromId(word) }))]}
      value={typeof value === 'string' ? value : ''}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  );
}

type GroupProps = SettingProps & { properties: NonNullable<JsonShape['properties']> };

function GroupControl({ properties, value, onChange, shape }: GroupProps) {
  const members = (typeof value === 'object' && value !== null ? value : (shape.default ?? {})) as Members;
  return Object.entries(properties).map(([name, inner]) => (
    <SettingControl
      key={name}
      name={name}
      label={titleOfSetting(name, inner)}
      shape={inner}
      value={members[name]}
      onChange={(next) => onChange({ ...members, [name]: next })}
    />
  ));
}

/** One of several shapes: some text, or something named, such as a date field. */
function EitherControl({
  label,
  shape,
  value,
  onChange,
  options,
  name,
}: SettingProps & { options: readonly JsonShape[] }) {
  const isGroup = typeof value === 'object' && value !== null;
  const chosen = options.findIndex((option) => (option.properties !== undefined) === isGroup);
  const current = options[chosen] ?? options[0];
  if (current === undefined) return null;
  const nameOf = (option: JsonShape) =>
    option.properties === undefined ? label : Object.keys(option.properties).map(titleFromId).join(', ');
  const turn = (next: string | null) => {
    const option = options[Number(next)];
    if (option?.properties === undefined) return onChange('1 day');
    onChange(Object.fromEntries(Object.keys(option.properties).map((each) => [each, ''])));
  };
  return (
    <>
      <Select
        label={label}
        description={shape.description}
        allowDeselect={false}
        data={options.map((option, index) => ({
          value: String(index),
          label: option.properties === undefined ? titleFromId(option.type ?? name) : nameOf(option),
        }))}
        value={String(Math.max(0, chosen))}
        onChange={turn}
      />
      <SettingControl name={name} label={nameOf(current)} shape={current} value={value} onChange={onChange} />
    </>
  );
}

/** Several texts, one a line. */
const isLines = ({ anyOf = [] }: JsonShape): boolean => anyOf.some(({ type }) => type === 'array');

function LinesControl({ label, shape, value, onChange }: SettingProps) {
  return (
    <TypedText
      label={label}
      description={shape.description}
      minRows={2}
      value={Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : ''}
      onType={onChange}
    />
  );
}

const NAMED: ReadonlySet<string> = new Set(['person', 'team', 'field', 'workflow', 'stage', 'from', 'to']);
const STAGES: ReadonlySet<string> = new Set(['stage', 'from', 'to']);

/** A setting that names something there is: chosen from what there is. */
function NamedControl({ name, label, shape, value, onChange }: SettingProps) {
  const { t } = useTranslation();
  const data = useNamed(name);
  const text = typeof value === 'string' ? value : '';
  const stray =
    text === '' || data.some((each) => each.value === text)
      ? []
      : [{ value: text, label: t('design.owner.missing', { key: text }) }];
  return (
    <Select
      searchable
      openOnFocus={false}
      clearable
      clearButtonProps={{ 'aria-label': t('design.stage.remove') }}
      label={label}
      description={shape.description}
      nothingFoundMessage={t('design.owner.none')}
      data={[...data, ...stray]}
      value={text === '' ? null : text}
      onChange={(next) => onChange(next)}
    />
  );
}

function useNamed(name: string): { value: string; label: string }[] {
  const { everybody, workflow, others } = useDesign();
  if (name === 'person')
    return (everybody?.people ?? [])
      .filter(({ active }) => active)
      .map(({ key, name }) => ({ value: key, label: name }));
  if (name === 'team') return (everybody?.teams ?? []).map(({ key, name }) => ({ value: key, label: name }));
  if (STAGES.has(name)) return workflow.stages.map(({ id, title }) => ({ value: id, label: title }));
  if (name === 'workflow') return others.map(({ id, title }) => ({ value: id, label: title }));
  return Object.entries(workflow.record).map(([value, { label, type }]) => ({
    value,
    label: `${label} (${type})`,
  }));
}
