// millrace discover LOG: which block-structured model stands behind a history? Printed as a tree; --yaml drafts a workflow of it.
import { defineCommand } from 'citty';
import type { EventLog } from '../../core/event-log/index.ts';
import { type Discovery, discoverTree } from '../../core/mining/index.ts';
import { printTree } from '../../core/net/index.ts';
import { count } from './count-in-words.ts';
import { draftedSource } from './drafted-source.ts';
import { logArguments, readChosenLog, tellPairs } from './read-log.ts';
import { complain, print } from './safe-print.ts';

export const discoverCommand = defineCommand({
  meta: { name: 'discover', description: 'Discover the structured model behind a history' },
  args: {
    ...logArguments,
    noise: {
      type: 'string',
      description: 'What is rarer than this share is left out: 0.2 is usual (default 0: every case fits)',
    },
    json: { type: 'boolean', description: 'Print JSON: the tree' },
    yaml: { type: 'boolean', description: 'Print the workflow drafted of it' },
  },
  run: async ({ args }) => {
    const noise = args.noise === undefined ? 0 : shareIn(args.noise);
    if (noise === null) return refuse(`--noise must be a number from 0 to 1, not "${args.noise}".`);
    if (args.json && args.yaml) return refuse('Give --json or --yaml, not both.');
    const log = await readChosenLog(args, args.yaml === true);
    if (!log) return;
    if (!args.yaml) tellPairs(log, args);
    // A source is written so that it reads back: it escapes by itself what must be.
    if (args.yaml) process.stdout.write(draftedSource(log, args.log));
    else print(discovered(log, noise, args.json === true));
  },
});

function shareIn(text: string): number | null {
  const share = Number(text);
  return text.trim() !== '' && share >= 0 && share <= 1 ? share : null;
}

function discovered(log: EventLog, noise: number, asJson: boolean): string {
  const found = discoverTree(log, { noise });
  for (const note of notesOn(found)) complain(`Note: ${note}\n`);
  const tree = printTree(found.tree);
  return asJson ? `${JSON.stringify({ tree }, null, 2)}\n` : `${tree}\n`;
}

function notesOn({ leftOut, isCutShort }: Discovery): string[] {
  const notes: string[] = [];
  if (leftOut > 0) {
    const left = count(leftOut, 'activity is', 'activities are');
    notes.push(`${left} left out: the model holds only the most frequent ones.`);
  }
  if (isCutShort)
    notes.push('Part of this history has too little order to find its structure in the time given.');
  return notes;
}

function refuse(message: string): void {
  complain(`${message}\n`);
  process.exitCode = 1;
}
