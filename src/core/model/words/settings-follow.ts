// What the settings of a stage kind name: owners, fields and stages within `decides` and `each`. They follow when those are renamed.
import type { Json } from '../../base/index.ts';
import type { Stage } from '../workflow.ts';
import { withFlowNames } from './flow-settings-follow.ts';
import { ownerFromText, ownerToText } from './owner-text.ts';

type Members = { readonly [key: string]: Json };

export type Following = {
  /** A FEEL rule or expression. */
  readonly rule: (source: string) => string;
  readonly stage: (id: string) => string;
  readonly field: (id: string) => string;
};

/** The stage with the names in its settings changed. */
export function withNamesInSettings(stage: Stage, follow: Following): Stage {
  const { decides, each } = stage.settings;
  const named = withFlowNames(stage.settings, follow);
  if (decides === undefined && each === undefined)
    return named === stage.settings ? stage : { ...stage, settings: named };
  const settings = {
    ...named,
    ...(isMembers(decides) ? { decides: decidesWith(decides, follow) } : {}),
    ...(each === undefined ? {} : { each: eachWith(each, follow) }),
  };
  return { ...stage, settings };
}

const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function decidesWith(decides: Members, follow: Following): Members {
  const { who, never } = decides;
  return {
    ...decides,
    ...(Array.isArray(who) ? { who: who.map((each: Json) => deciderWith(each, follow)) } : {}),
    ...(Array.isArray(never) ? { never: never.map((each: Json) => ownerWith(each, follow)) } : {}),
    ...(typeof never === 'string' || isMembers(never) ? { never: ownerWith(never, follow) } : {}),
  };
}

function deciderWith(decider: Json, follow: Following): Json {
  if (!isMembers(decider)) return decider;
  const { owner, when } = decider;
  return {
    ...decider,
    ...(owner === undefined ? {} : { owner: ownerWith(owner, follow) }),
    ...(typeof when === 'string' ? { when: follow.rule(when) } : {}),
  };
}

function ownerWith(owner: Json, { stage, field }: Following): Json {
  if (typeof owner === 'string') {
    const rule = ownerFromText(owner);
    return rule?.kind === 'owner-of-stage' ? ownerToText({ ...rule, stage: stage(rule.stage) }) : owner;
  }
  if (!isMembers(owner)) return owner;
  const { field: named, 'owner-of': of } = owner;
  return {
    ...owner,
    ...(typeof named === 'string' ? { field: field(named) } : {}),
    ...(typeof of === 'string' ? { 'owner-of': stage(of) } : {}),
  };
}

function eachWith(each: Json, { rule, field }: Following): Json {
  if (typeof each === 'string') return rule(each);
  if (!isMembers(each)) return each;
  const { of, enough, field: list } = each;
  return {
    ...each,
    ...(typeof list === 'string' ? { field: field(list) } : {}),
    ...(typeof of === 'string' ? { of: rule(of) } : {}),
    ...(typeof enough === 'string' && enough !== 'all' ? { enough: rule(enough) } : {}),
  };
}
