import { describe, expect, it } from 'vitest';
import { readWorkflow } from '../../source/read-workflow.ts';
import { writeWorkflow } from '../../source/write-workflow.ts';
import { edit } from '../edit.ts';

/** Names the field in every place of an action that can name one, and the word in places that name nothing. */
const SOURCE = `
workflow: claim
title: Claim
record:
  amount: { type: number }
  mail: { type: text }
  whom: { type: person }
intake: [{ form: { fields: [amount, mail, whom], from: [people] }, starts: tell }]
stages:
  tell:
    kind: automatic
    owner: person ana
    do:
      - set: { amount: "{{amount + 1}}" }
      - call-webhook: { url: "https://example.org/{{amount}}", body: { amount: "{{amount}} of amount" } }
      - open-case: { workflow: other, values: { amount: amount }, title: "Of {{amount}}" }
    next: [{ to: done }]
  done: { kind: end }
automations:
  - id: told
    title: Told
    on: case-opened
    do:
      - set: { amount: "{{amount * 2}}" }
      - send-mail: { field: mail, subject: "The amount is {{amount}}", text: "{{mail}}" }
      - assign: { field: whom }
      - notify: { requester: true, text: "amount: {{amount}}" }
`;

describe('A field that is renamed', () => {
  const { workflow } = readWorkflow(SOURCE);
  if (workflow === null) throw new Error('The source cannot be read.');
  const renamed = [
    ['amount', 'total'],
    ['mail', 'address'],
    ['whom', 'colleague'],
  ].reduce((before, [field = '', id = '']) => edit(before, { type: 'RenameField', field, id }), workflow);

  it('is followed by every action of stages and automations, and not by words that name nothing', () => {
    expect(renamed.stages[0]?.settings.do).toEqual([
      { set: { total: '{{total + 1}}' } },
      { 'call-webhook': { url: 'https://example.org/{{total}}', body: { amount: '{{total}} of amount' } } },
      { 'open-case': { workflow: 'other', values: { amount: 'total' }, title: 'Of {{total}}' } },
    ]);
    expect(renamed.automations[0]?.do.map(({ settings }) => settings)).toEqual([
      { total: '{{total * 2}}' },
      { field: 'address', subject: 'The amount is {{total}}', text: '{{address}}' },
      { field: 'colleague' },
      { requester: true, text: 'amount: {{total}}' },
    ]);
  });

  it('leaves a workflow that reads as it was written', () => {
    const { workflow: again, diagnostics } = readWorkflow(writeWorkflow(renamed));
    expect(diagnostics).toEqual([]);
    expect(again).toEqual(renamed);
  });
});
