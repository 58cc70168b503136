// Which field does a column become? Its type, label and options from its values; an id that rules can say.
import { type Field, type FieldType, fieldFromTitle } from '../../../model/index.ts';
import { type Clue, words } from './suits.ts';

/** A column as a field. **shape**: `id` by which rules name it. */
export type LogField = { readonly id: string; readonly clue: Clue; readonly field: Field };

/** **shape**: in the order given; `taken` ids are not given again. */
export function fieldsOf(clues: readonly Clue[], taken: readonly string[]): LogField[] {
  const ids = [...taken, ...RULE_WORDS];
  return clues.map((clue) => {
    const label = labelOf(clue.attribute.name);
    const id = fieldFromTitle(label, ids);
    ids.push(id);
    return { id, clue, field: fieldOf(clue, label) };
  });
}

// Words that rules have for something else.
const RULE_WORDS =
  'case requester outcome if then else for in return some every satisfies and or not between instance of external function true false null'.split(
    ' ',
  );

function fieldOf(clue: Clue, label: string): Field {
  const type = typeOf(clue);
  return {
    type,
    label,
    help: type === 'money' ? 'The history does not say in which currency.' : null,
    required: false,
    options: type === 'choice' ? [...clue.texts].sort((a, b) => (a < b ? -1 : 1)) : [],
    currency: type === 'money' ? 'EUR' : '',
    personal: false,
  };
}

function typeOf({ kind, attribute }: Clue): FieldType {
  if (kind === 'number') return MONEY.test(words(attribute.name)) ? 'money' : 'number';
  return kind;
}

const MONEY =
  /\b(amount|costs?|price|fee|fees|salary|wage|payment|paid|expenses?|premium|budget|fine|invoice|refund|loan|bedrag|betrag|kosten|montant|importe)\b/;

function labelOf(name: string): string {
  const plain = words(name);
  return plain === '' ? 'Field' : plain.slice(0, 1).toUpperCase() + plain.slice(1);
}
