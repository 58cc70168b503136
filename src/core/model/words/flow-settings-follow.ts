// What the settings of waits, scopes, splits, joins and subflows name, and what any stage says of when it begins: stages,
// fields, rules and outcomes. They follow when those are renamed, and let a removed stage or outcome go.
import type { Json } from '../../base/index.ts';
import type { Stage } from '../workflow.ts';

type Settings = Stage['settings'];
type Members = { readonly [key: string]: Json };

type Following = {
  /** A FEEL rule. */
  readonly rule: (source: string) => string;
  readonly stage: (id: string) => string;
  readonly field: (id: string) => string;
};

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: Json, change: (text: string) => string): Json =>
  Array.isArray(value) ? value.map((each: Json) => (typeof each === 'string' ? change(each) : each)) : value;

const text = (value: Json, change: (text: string) => string): Json =>
  typeof value === 'string' ? change(value) : value;

/** `{ field: … }`, where it is one. */
const fieldIn = (value: Json, { field }: Following): Json =>
  isMembers(value) && typeof value.field === 'string' ? { ...value, field: field(value.field) } : value;

const mapped = (value: Json, change: (entry: [string, Json]) => [string, Json]): Json =>
  isMembers(value) ? Object.fromEntries(Object.entries(value).map(change)) : value;

/** How each setting follows; a setting that is not here names nothing. */
const FOLLOWS: { readonly [setting: string]: (value: Json, follow: Following) => Json } = {
  over: (value, { stage }) => texts(value, stage),
  cancels: (value, { stage }) => texts(value, stage),
  of: (value, { stage }) => text(value, stage),
  while: (value, { stage }) =>
    isMembers(value)
      ? {
          ...value,
          ...(value.at === undefined ? {} : { at: texts(value.at, stage) }),
          ...(value.else === undefined ? {} : { else: text(value.else, stage) }),
        }
      : value,
  repeat: (value, { rule }) => text(value, rule),
  when: (value, { rule }) => text(value, rule),
  until: fieldIn,
  copies: fieldIn,
  needs: fieldIn,
  for: (value, follow) => mapped(value, ([outcome, trigger]) => [outcome, triggerWith(trigger, follow)]),
  values: (value, { field }) => mapped(value, ([there, here]) => [there, text(here, field)]),
  takes: (value, { field }) => mapped(value, ([here, there]) => [field(here), there]),
};

function triggerWith(trigger: Json, follow: Following): Json {
  if (!isMembers(trigger) || typeof trigger.when !== 'string') return fieldIn(trigger, follow);
  return { ...trigger, when: follow.rule(trigger.when) };
}

/** The settings with what they name changed. */
export function withFlowNames(settings: Settings, follow: Following): Settings {
  if (!Object.keys(settings).some((setting) => Object.hasOwn(FOLLOWS, setting))) return settings;
  return Object.fromEntries(
    Object.entries(settings).map(([setting, value]) => [setting, FOLLOWS[setting]?.(value, follow) ?? value]),
  );
}

const without = (stages: Json | undefined, gone: string): Json[] =>
  Array.isArray(stages) ? stages.filter((each: Json) => each !== gone) : [];

/** What is left of a setting as a stage goes; null: nothing. */
const LEFT: { readonly [setting: string]: (value: Json, gone: string) => Json } = {
  over: without,
  cancels: (value, gone) => (without(value, gone).length === 0 ? null : without(value, gone)),
  of: (value, gone) => (value === gone ? null : value),
  while: (value, gone) => {
    if (!isMembers(value)) return value;
    const { at, else: otherwise, ...others } = value;
    if (without(at, gone).length === 0) return null;
    const onward = otherwise === undefined || otherwise === gone ? {} : { else: otherwise };
    return { ...others, at: without(at, gone), ...onward };
  },
};

/** The settings without a stage that is gone. A scope over nothing keeps its empty list, for validation to report. */
export function withoutStage(settings: Settings, gone: string): Settings {
  if (!Object.keys(settings).some((setting) => Object.hasOwn(LEFT, setting))) return settings;
  return Object.fromEntries(
    Object.entries(settings).flatMap(([setting, value]): [string, Json][] => {
      const lets = LEFT[setting];
      const left = lets === undefined ? value : lets(value, gone);
      return left === null && lets !== undefined ? [] : [[setting, left]];
    }),
  );
}

/** The settings with what leads to an outcome under another name; null: the outcome is gone. */
export function withOutcome(settings: Settings, name: string, becomes: string | null): Settings {
  const { for: triggers } = settings;
  if (!isMembers(triggers) || !Object.hasOwn(triggers, name) || name === becomes) return settings;
  const entries = Object.entries(triggers).flatMap(([outcome, trigger]): [string, Json][] => {
    if (outcome !== name) return [[outcome, trigger]];
    return becomes === null ? [] : [[becomes, trigger]];
  });
  return { ...settings, for: Object.fromEntries(entries) };
}
