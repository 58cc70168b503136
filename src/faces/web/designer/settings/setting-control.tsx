// One setting by its shape: a word among a few, yes or no, a text, a person, a team, a field, or a group of such.
import { NumberInput, Select, Switch } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../../core/base/index.ts';
import { titleFromId } from '../../../../core/model/index.ts';
import { TypedLine, TypedText } from '../pickers/typed.tsx';
import { useDesign } from '../state/use-design.ts';
import { CountControl, isCount } from './flow/count-control.tsx';
import { MappingControl } from './flow/mapping-control.tsx';
import { StageControl } from './flow/stages-control.tsx';
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
  if (isCount(shape)) return <CountControl {...props} />;
  if (props.name === 'of') return <SplitControl {...props} />;
  if (isTexts(shape)) return <TextsMapped {...props} />;
  if (properties !== undefined) {
    return props.name === 'each' ? (
      <OptionalGroup {...props} properties={properties} />
    ) : (
      <GroupControl {...props} properties={properties} />
    );
  }
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
  if (type === 'integer' || type === 'number')
    return (
      <NumberInput
        label={label}
        description={description}
        min={shape.minimum}
        max={shape.maximum}
        allowDecimal={type === 'number'}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => (typeof next === 'number' ? onChange(next) : undefined)}
      />
    );
  if (NAMED.has(props.name)) return <NamedControl {...props} />;
  return (
    <TypedLine
      label={label}
      description={description}
      placeholder={typeof shape.examples?.[0] === 'string' ? shape.examples[0] : undefined}
      value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
      onType={(text) => onChange(text)}
    />
  );
}

function WordControl({
  name,
  label,
  shape,
  value,
  onChange,
  words,
}: SettingProps & { words: readonly string[] }) {
  const { t } = useTranslation();
  const none = mayBeNothing(shape) ? [{ value: '', label: t('automate.sentence.nobody') }] : [];
  return (
    <Select
      label={label}
      description={shape.description}
      allowDeselect={false}
      data={[...none, ...words.map((word) => ({ value: word, label: wordLabel(t, name, word) }))]}
      value={typeof value === 'string' ? value : typeof shape.default === 'string' ? shape.default : ''}
      onChange={(next) => onChange(next === '' ? null : next)}
    />
  );
}

/** As the catalogue calls the word at this setting, else the word itself. */
const wordLabel = (t: TFunction, name: string, word: string): string =>
  t(`design.flow.options.${name}.${word}` as 'design.flow.noStage', { defaultValue: titleFromId(word) });

/** The split whose branches a join brings together. */
function SplitControl({ label, shape, value, onChange }: SettingProps) {
  const { t } = useTranslation();
  return (
    <StageControl
      label={label}
      description={shape.description}
      fits={({ kind }) => kind === 'split'}
      none={t('design.flow.nearestSplit')}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    />
  );
}

/** Names that stand for names, such as fields here for fields there. */
const isTexts = ({ additionalProperties: others, properties }: JsonShape): boolean =>
  typeof others === 'object' && others.type === 'string' && properties === undefined;

const TextsMapped = ({ name, label, value, onChange }: SettingProps) => (
  <MappingControl label={label} here={name === 'takes' ? 'key' : 'value'} value={value} onChange={onChange} />
);

type GroupProps = SettingProps & { properties: NonNullable<JsonShape['properties']> };

/** A group that may be left out as a whole. */
function OptionalGroup(props: GroupProps) {
  const { label, shape, value, properties, onChange } = props;
  const empty = Object.fromEntries(Object.keys(properties).map((each) => [each, '']));
  return (
    <>
      <Switch
        label={label}
        description={shape.description}
        checked={value !== undefined}
        onChange={({ currentTarget: { checked } }) => onChange(checked ? empty : null)}
      />
      {value === undefined ? null : <GroupControl {...props} />}
    </>
  );
}

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
