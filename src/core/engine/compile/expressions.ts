// The engine's door to the rules: compiles conditions, texts and expressions against a workflow's record, once per version.
import type { BusinessCalendar } from '../../base/index.ts';
import type { Workflow } from '../../model/index.ts';
import {
  compileCondition,
  compileRule,
  compileTemplate,
  evaluate,
  holds,
  plainValue,
  type Rule,
  type RuleProblem,
  type RuleScope,
  renderTemplate,
  type Template,
} from '../../rules/index.ts';
import { misspelt } from '../validate/misspelt.ts';
import type { Condition, Facts, OutgoingTemplate, TextTemplate } from './compiled.ts';
import { error, type Noted } from './findings.ts';
import { nameKeptApart, noteNameless, parted, readsName, saysName } from './requester-name.ts';
import { dataFor, scopeOf } from './rule-data.ts';

/** What expressions of one workflow are compiled with. */
export type Compiling = {
  readonly workflow: Workflow;
  readonly scope: RuleScope;
  readonly zone: string;
  readonly note: (noted: Noted) => void;
};

export const compilingOf = (
  workflow: Workflow,
  calendar: BusinessCalendar,
  note: Compiling['note'],
): Compiling => ({ workflow, scope: scopeOf(workflow), zone: calendar.zone.name, note });

/** A condition; one that cannot be compiled is noted and never holds. */
export function condition(compiling: Compiling, source: string, at: string): Condition {
  const { scope, workflow, zone } = compiling;
  const rule = compileCondition(source, scope);
  if (!rule.ok) {
    noteAll(compiling, { source, at }, rule.problem);
    return () => false;
  }
  const { value } = rule;
  notePersonal(compiling, value.fields, at);
  noteNameless(compiling, readsName(value), at);
  const asked = (facts: Facts): boolean | string => {
    const answer = holds(value, dataFor(value.fields, facts, workflow), { at: facts.at, zone });
    return answer.ok ? answer.value : `${answer.problem.message} ${answer.problem.remedy}`;
  };
  return Object.assign((facts: Facts) => asked(facts) === true, { asked });
}

/** A text with expressions; where one cannot be worked out, the text stands as it was written. */
export function text(compiling: Compiling, source: string, at: string): TextTemplate {
  const template = templateOf(compiling, source, at);
  if (template === null) return () => source;
  noteNameless(
    compiling,
    rulesIn(template).some((rule) => readsName(rule) || saysName(rule)),
    at,
  );
  return (facts) => rendered(compiling, template, facts) ?? source;
}

/** A text that goes outside: as `text`, but the name of somebody without sign-in stands in it as the reference it is. */
export function outgoing(compiling: Compiling, source: string, at: string): OutgoingTemplate {
  const template = templateOf(compiling, source, at);
  if (template === null) return () => source;
  noteNameless(
    compiling,
    rulesIn(template).some((rule) => readsName(rule) && !saysName(rule)),
    at,
  );
  const parts = parted(template);
  return (facts) => {
    const name = nameKeptApart(facts);
    if (name === null || parts.length === 1) return rendered(compiling, template, facts) ?? source;
    const written = parts.map((part) => (part === null ? name : rendered(compiling, part, facts)));
    return written.every((part) => part !== null) ? written : source;
  };
}

function templateOf(compiling: Compiling, source: string, at: string): Template | null {
  const template = compileTemplate(source, compiling.scope);
  if (!template.ok) {
    noteAll(compiling, { source, at }, template.problem);
    return null;
  }
  notePersonal(compiling, namesIn(template.value), at);
  return template.value;
}

/** Null where one of its expressions cannot be worked out. */
function rendered({ workflow, zone }: Compiling, template: Template, facts: Facts): string | null {
  const data = dataFor(namesIn(template), facts, workflow);
  const written = renderTemplate(template, data, { at: facts.at, zone });
  return written.ok ? written.value : null;
}

/** An expression's answer as plain data; undefined where it cannot be worked out. */
export function expression(compiling: Compiling, source: string, at: string): (facts: Facts) => unknown {
  const { scope, workflow, zone } = compiling;
  const rule = compileRule(source, scope);
  if (!rule.ok) {
    noteAll(compiling, { source, at }, rule.problem);
    return () => undefined;
  }
  const { value } = rule;
  notePersonal(compiling, value.fields, at);
  noteNameless(compiling, readsName(value), at);
  return (facts) => {
    const answer = evaluate(value, dataFor(value.fields, facts, workflow), { at: facts.at, zone });
    return answer.ok ? plainValue(answer.value) : undefined;
  };
}

const rulesIn = ({ pieces }: Template): readonly Rule[] =>
  pieces.filter((piece): piece is Rule => typeof piece !== 'string');

const namesIn = (template: Template): readonly string[] => [
  ...new Set(rulesIn(template).flatMap(({ fields }) => fields)),
];

function noteAll(
  { note, scope }: Compiling,
  { source, at }: Written,
  problems: readonly RuleProblem[],
): void {
  for (const { code, message, remedy, from, to } of problems) {
    const noted = error(`rule-${code}`, at, message, remedy);
    const named = source.slice(from, to);
    const isName = code === 'unknown-name' && /^\w+$/.test(named);
    note(isName ? misspelt(noted, named, Object.keys(scope.fields), true) : noted);
  }
}

type Written = { readonly source: string; readonly at: string };

/** A personal value is put apart where it can be erased, so neither a rule nor a text may quote it. */
export function notePersonal({ workflow, note }: Compiling, names: readonly string[], at: string): void {
  for (const name of names) {
    if (!Object.hasOwn(workflow.record, name) || workflow.record[name]?.personal !== true) continue;
    const message = `The field "${name}" is personal, so rules and texts cannot read it.`;
    note(
      error('rule-personal-field', at, message, 'Use another field, or do not mark this one as personal.'),
    );
  }
}
