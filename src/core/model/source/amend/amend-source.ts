// What changed in a workflow, put into the source it was read from: comments, order and spelling around it stay.
import {
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { canonicalJson, type Json } from '../../../base/index.ts';
import type { Workflow } from '../../workflow.ts';
import { readWorkflow } from '../read-workflow.ts';
import { styled } from '../style.ts';
import { workflowDraft, writeWorkflow } from '../write-workflow.ts';
import {
  columnOf,
  endOf,
  flowItem,
  type Item,
  isFlow,
  lineItem,
  memberItem,
  putBefore,
  putBehind,
  type Splice,
  spliced,
  startOf,
  takeOut,
} from './splice.ts';

type Value = Json | undefined;
type Members = { readonly [key: string]: Json | undefined };
type Amending = { readonly source: string; readonly isJson: boolean };
/** Null where the source is written otherwise than we would write it, so that the change has no one place there. */
type Splices = readonly Splice[] | null;

/**
 * The source of the changed workflow. **shape**: reads back to `after`; only what differs from `before`, which the source
 * says, is written anew. Where a change has no place of its own there, the part around it is, and at worst all of it.
 */
export function amendSource(source: string, before: Workflow, after: Workflow): string {
  const from = plain(workflowDraft(before));
  const to = plain(workflowDraft(after));
  const amending: Amending = { source, isJson: source.trimStart().startsWith('{') };
  const root = parseDocument(source, { uniqueKeys: false, logLevel: 'silent' }).contents;
  for (const depth of [Number.POSITIVE_INFINITY, 2, 1]) {
    const splices = amend(amending, root, from, to, { depth, section: null });
    if (splices === null) continue;
    const amended = spliced(source, splices);
    if (says(amended, after)) return amended;
  }
  return writeWorkflow(after);
}

/** A workflow may say what goes without saying, which is read back as if it did not. */
function says(source: string, workflow: Workflow): boolean {
  const { workflow: read } = readWorkflow(source);
  if (read === null) return false;
  if (canonicalJson(read) === canonicalJson(workflow)) return true;
  const usual = readWorkflow(writeWorkflow(workflow)).workflow;
  return usual !== null && canonicalJson(read) === canonicalJson(usual);
}

/** How much deeper to look for the smallest part that differs, and in which section of the workflow we are. */
type Here = { readonly depth: number; readonly section: string | null };

function amend(amending: Amending, node: unknown, before: Value, after: Value, here: Here): Splices {
  if (same(before, after)) return [];
  const inside = here.depth > 0 ? amendInside(amending, node, before, after, here) : null;
  return inside ?? replaced(amending, node, after, here);
}

function amendInside(amending: Amending, node: unknown, before: Value, after: Value, here: Here): Splices {
  if (isMap(node) && isMembers(before) && isMembers(after))
    return amendMap(amending, node, before, after, here);
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after))
    return amendList(amending, node, before, after, here);
  return null;
}

function amendMap(amending: Amending, map: YAMLMap, before: Members, after: Members, here: Here): Splices {
  const { source } = amending;
  const pairs = map.items as Pair[];
  const items = allOf(pairs.map((pair) => memberItem(source, pair)));
  if (items === null) return null;
  const place = (key: string) =>
    pairs.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === key);
  const inFlow = isFlow(map);
  const splices: Splice[] = [];
  for (const [key, was] of Object.entries(before)) {
    if (was === undefined) continue;
    const index = place(key);
    const will = memberOf(after, key);
    if (same(was, will)) continue;
    if (index === -1) return null;
    const deeper = { depth: here.depth - 1, section: here.section ?? key };
    const splice = takeOut(source, items, index, inFlow);
    const change =
      will === undefined ? splice && [splice] : amend(amending, pairs[index]?.value, was, will, deeper);
    if (change === null) return null;
    splices.push(...change);
  }
  return added(amending, { items, place, inFlow, section: here.section }, before, after, splices);
}

type Around = {
  readonly items: readonly Item[];
  readonly place: (key: string) => number;
  readonly inFlow: boolean;
  readonly section: string | null;
};

/** New members stand behind the one that the writer would put them behind. */
function added(
  amending: Amending,
  around: Around,
  before: Members,
  after: Members,
  splices: Splice[],
): Splices {
  const keys = Object.keys(after).filter((key) => memberOf(after, key) !== undefined);
  for (const [index, key] of keys.entries()) {
    if (memberOf(before, key) !== undefined) continue;
    if (around.place(key) !== -1) return null;
    const last = keys
      .slice(0, index)
      .findLast((each) => around.place(each) !== -1 && memberOf(before, each) !== undefined);
    const item = around.items[last === undefined ? 0 : around.place(last)];
    if (item === undefined) return null;
    const text = memberText(
      amending,
      key,
      memberOf(after, key),
      columnOf(amending.source, item.from),
      around,
    );
    const put = last === undefined ? putBefore : putBehind;
    splices.push(put(amending.source, item, text, around.inFlow));
  }
  return splices;
}

function memberText({ isJson }: Amending, key: string, value: Value, column: number, around: Around): string {
  const draft = { [key]: value };
  if (around.inFlow) return flowText(draft, isJson).slice(1, -1).trim();
  return indented(styled(draft, around.section).trimEnd(), column);
}

function amendList(
  amending: Amending,
  list: YAMLSeq,
  before: readonly Json[],
  after: readonly Json[],
  here: Here,
): Splices {
  if (list.items.length !== before.length) return null;
  const { source, isJson } = amending;
  const inFlow = isFlow(list);
  const items = allOf(list.items.map((node) => (inFlow ? flowItem : lineItem)(source, node)));
  if (items === null) return null;
  const { head, tail } = commonEnds(before, after);
  const [gone, come] = [before.length - head - tail, after.length - head - tail];
  const splices: Splice[] = [];
  for (let index = head; index < head + Math.max(gone, come); index++) {
    const deeper = { depth: here.depth - 1, section: here.section };
    if (index < head + Math.min(gone, come)) {
      const change = amend(amending, list.items[index], before[index], after[index], deeper);
      if (change === null) return null;
      splices.push(...change);
    } else if (index < head + gone) {
      const out = takeOut(source, items, index, inFlow);
      if (out === null) return null;
      splices.push(out);
    } else {
      const behind = items[head + gone - 1];
      const item = behind ?? items[0];
      if (item === undefined) return null;
      const text = itemText(after[index], columnOf(source, item.from), inFlow, isJson);
      splices.push((behind === undefined ? putBefore : putBehind)(source, item, text, inFlow));
    }
  }
  return splices;
}

function itemText(value: Value, column: number, inFlow: boolean, isJson: boolean): string {
  const flow = flowText(value, isJson);
  if (inFlow || flow.length <= 100) return inFlow ? flow : `- ${flow}`;
  return indented(`- ${indented(stringify(value, { lineWidth: 110 }).trimEnd(), 2)}`, column);
}

function commonEnds(one: readonly Json[], other: readonly Json[]): { head: number; tail: number } {
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && same(one[head], other[head])) head++;
  let tail = 0;
  while (tail < most - head && same(one.at(-1 - tail), other.at(-1 - tail))) tail++;
  return { head, tail };
}

function replaced({ source, isJson }: Amending, node: unknown, value: Value, { section }: Here): Splices {
  const [from, to] = [startOf(node), endOf(source, node)];
  if (from === null || to === null || value === undefined || section === null) return null;
  const flow = flowText(value, isJson);
  const isBlock =
    (isMap(node) || isSeq(node)) && !isFlow(node) && typeof value === 'object' && value !== null;
  if (!isBlock) return [{ from, to, text: from === to ? ` ${flow}` : flow }];
  const text = Array.isArray(value)
    ? stringify(value, { lineWidth: 110 })
    : styled(value as Members, section);
  return [{ from, to, text: indented(text.trimEnd(), columnOf(source, from)) }];
}

const FLOW = { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true } as const;

const flowText = (value: Value, isJson: boolean): string =>
  isJson ? JSON.stringify(value) : stringify(value, { ...FLOW, defaultStringType: 'PLAIN' }).trim();

const indented = (text: string, column: number): string =>
  text.replaceAll(/\n(?=.)/g, `\n${' '.repeat(column)}`);

const plain = (draft: object): Members => JSON.parse(JSON.stringify(draft, asMembers)) as Members;

const asMembers = (_: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value as ReadonlyMap<string, unknown>) : value;

const memberOf = (members: Members, key: string): Value =>
  Object.hasOwn(members, key) ? members[key] : undefined;

const isMembers = (value: Value): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Order counts where the reader sees it: the stages of a workflow stand in theirs. */
const same = (one: Value, other: Value): boolean =>
  one === other ||
  (one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other));

const allOf = <Each>(items: readonly (Each | null)[]): Each[] | null =>
  items.some((item) => item === null) ? null : items.filter((item) => item !== null);
