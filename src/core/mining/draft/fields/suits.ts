// Which columns of a log can serve as fields of a record? Not what names people, numbers things or repeats the log's own
// columns; of the rest those with few values or with numbers.
import { type Attribute, type EventLog, nameAt } from '../../../event-log/index.ts';

/** What a column could be asked as. */
export type ClueKind = 'number' | 'choice' | 'yes-no' | 'date';

/** A column that can serve. **shape**: by value code, `numbers` of a number (NaN else) or `texts` as the log writes them. */
export type Clue = {
  readonly attribute: Attribute;
  readonly kind: ClueKind;
  readonly texts: readonly string[];
  readonly numbers: Float64Array;
};

const MOST_OPTIONS = 20;
const LONGEST_OPTION = 60;
const MOST_NUMBERS = 100_000;

/** The columns that can serve, in the order of the log. */
export function cluesIn(log: EventLog): Clue[] {
  const own = new Set([...log.activities, ...log.resources]);
  return log.attributes.flatMap((attribute) => {
    if (isTechnical(attribute.name) || looksPersonal(attribute.name) || tellsTheEnd(attribute)) return [];
    const clue = clueOf(attribute);
    return clue === null || repeats(clue, own) ? [] : [clue];
  });
}

function clueOf(attribute: Attribute): Clue | null {
  const { kind, values } = attribute;
  if (values.size < 2 || values.size > MOST_NUMBERS) return null;
  if (kind === 'time')
    return WHEN_WANTED.test(words(attribute.name)) ? { ...bare(attribute), kind: 'date' } : null;
  const texts = Array.from({ length: values.size }, (_, code) => nameAt(values, code));
  if (texts.every(isYesOrNo)) return { ...bare(attribute), kind: 'yes-no', texts };
  if (texts.every(isNumber)) {
    // Numbers that are never the same twice are names of things.
    if (isNumbering(attribute, texts)) return null;
    return { ...bare(attribute), kind: 'number', texts, numbers: Float64Array.from(texts, Number) };
  }
  if (values.size > MOST_OPTIONS || texts.some((text) => !isOption(text)) || texts.some(namesSomeone))
    return null;
  return { ...bare(attribute), kind: 'choice', texts };
}

const bare = (attribute: Attribute) => ({ attribute, texts: [], numbers: new Float64Array(0) });

const isNumber = (text: string): boolean => /^\s*[-+]?\d{1,15}([.]\d+)?\s*$/.test(text);

const isYesOrNo = (text: string): boolean => YES.test(text) || NO.test(text);

/** What a yes-no column means; null for neither. */
export const yesOrNo = (text: string): boolean | null =>
  YES.test(text) ? true : NO.test(text) ? false : null;

const YES = /^(true|yes)$/i;
const NO = /^(false|no)$/i;

const isOption = (text: string): boolean =>
  text.trim() !== '' && text.length <= LONGEST_OPTION && !/[\p{Cc}{}]/u.test(text);

const namesSomeone = (text: string): boolean => /\S@\S+\.\S/.test(text) || /^\+?[\d\s()/-]{8,}$/.test(text);

// Codes are given in order of first appearance: numbers that never repeat and only grow, or all have as many digits, name things.
function isNumbering({ name, codes, values }: Attribute, texts: readonly string[]): boolean {
  if (values.size <= MOST_OPTIONS) return false;
  if (/(^|\s)(id|no|nr|number|key|code)$/.test(words(name))) return true;
  const filled = codes.reduce((sum, code) => sum + (code >= 0 ? 1 : 0), 0);
  if (values.size < filled * 0.9 || !texts.every((text) => /^\d+$/.test(text))) return false;
  const digits = texts[0]?.length ?? 0;
  if (digits > 4 && texts.every((text) => text.length === digits)) return true;
  return texts.every((text, code) => code === 0 || Number(text) > Number(texts[code - 1]));
}

const repeats = ({ kind, texts }: Clue, own: ReadonlySet<string>): boolean =>
  kind === 'choice' && texts.every((text) => own.has(text));

/** A column's name as words: `AMOUNT_REQ` and `case:amountReq` read `amount req`. */
export const words = (name: string): string =>
  name
    .replace(/^\(?(case|trace|event)\)?[:_\s]+/i, '')
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();

// What XES and common exports write beside the facts of the case.
const isTechnical = (name: string): boolean =>
  /^(org|concept|lifecycle|time|identity|meta|variant|artifact):/i.test(name) || TECHNICAL.test(words(name));

// A case's columns do not say when they were written: these are known only when it is over.
const tellsTheEnd = ({ name, of }: Attribute): boolean =>
  of === 'case' &&
  /\b(outcome|result|status|state|closed|end|ended|final|last|decision|verdict|resolution)\b/.test(
    words(name),
  );

const TECHNICAL =
  /^(duration|elapsed|lead time|cycle time|activity|resource|creator|description|variant|variant index|case|case id|event id|id|uuid|timestamp|lifecycle transition|source|file|row|line)$/;

const WHEN_WANTED = /\b(due|deadline|planned|wanted|needed|expected|requested)\b/;

/** Does a column's name say that it holds who somebody is? */
export const looksPersonal = (name: string): boolean => PERSONAL.test(words(name));

const PERSONAL =
  /\b(name|first ?name|last ?name|surname|e ?mail|mail|phone|mobile|tel|telephone|fax|address|street|zip|postcode|postal|birth|birthday|dob|ssn|bsn|passport|iban|bic|account|person|people|user|username|login|employee|worker|agent|clerk|owner|assignee|assigned|responsible|performer|handler|caller|contact|customer|client|patient|applicant|requester|requestor|author|reviewer name|gender|sex|religion|nationality|ethnic\w*|ip)\b/;
