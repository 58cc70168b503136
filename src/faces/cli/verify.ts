// millrace verify: does everything still say what was written? Of a database or a backup, with checkpoints kept elsewhere.
import { readFileSync } from 'node:fs';
import { defineCommand } from 'citty';
import type { HistoryFault, KeptCheckpoint, Proof } from '../../shell/store/index.ts';
import { count } from './count-in-words.ts';
import { placeArguments, placeOf, telling } from './place-options.ts';

const MOST_TOLD = 20;

export const verifyCommand = defineCommand({
  meta: {
    name: 'verify',
    description:
      'Prove that no event and no file was altered, removed or moved, and name the first that was. ' +
      'Ends with 0 where everything holds, with 1 where something does not',
  },
  args: {
    backup: {
      type: 'positional',
      description: 'A backup to look into instead of the database',
      required: false,
    },
    checkpoints: {
      type: 'string',
      description: 'Checkpoints kept elsewhere, as millrace checkpoint wrote them',
    },
    key: {
      type: 'string',
      description: 'The public key that must have signed; several with a comma between them',
    },
    json: { type: 'boolean', description: 'Print JSON' },
    ...placeArguments,
  },
  run: ({ args }) =>
    telling(async () => {
      const { proveBackup, proveDatabaseAt } = await import('../../shell/store/index.ts');
      const outside = args.checkpoints === undefined ? [] : await checkpointsIn(args.checkpoints);
      const keys = args.key?.split(',').map((key) => key.trim());
      const options = { outside, keys };
      const proof =
        args.backup === undefined
          ? await proveDatabaseAt(placeOf(args), options)
          : await proveBackup(args.backup, options);
      process.stdout.write(args.json ? asJson(proof) : inWords(proof));
      if (proof.faults.length > 0) process.exitCode = 1;
    }),
});

async function checkpointsIn(path: string): Promise<KeptCheckpoint[]> {
  const { readCheckpoints, StartProblem } = await import('../../shell/store/index.ts');
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new StartProblem(
      `${path} cannot be read.`,
      'Name the file that millrace checkpoint has written.',
      cause,
    );
  }
  const { checkpoints, unread } = readCheckpoints(text);
  if (unread === null) return checkpoints;
  throw new StartProblem(
    `${path}:${unread} is no line of a checkpoint.`,
    'Take another copy of the file; a line that was cut short spoils what comes after it.',
  );
}

const asJson = ({ keys, ...proof }: Proof): string =>
  `${JSON.stringify({ holds: proof.faults.length === 0, ...proof, keys: [...keys] }, null, 2)}\n`;

function inWords(proof: Proof): string {
  const { faults, keys } = proof;
  const looked = `${count(proof.workspaces, 'workspace')}, ${count(proof.cases, 'case')}, ${count(proof.events, 'event')}, ${count(proof.personalValues, 'personal value')}, ${count(proof.files, 'file')}`;
  const last =
    proof.lastCheckpointAt === null ? '' : `, the last of ${new Date(proof.lastCheckpointAt).toISOString()}`;
  const signed = [...keys].map((key) => `Signed by the key ${key}\n`).join('');
  const head = `Looked at ${looked}.\n${count(proof.checkpoints, 'checkpoint')}${last}.\n${signed}`;
  if (faults.length === 0) {
    const limit =
      proof.checkpoints === 0
        ? ' There is no checkpoint yet, so an end that was cut off would not show.'
        : '';
    return `${head}Everything holds.${limit}\n`;
  }
  const told = faults.slice(0, MOST_TOLD).map((fault) => `  ${faultInWords(fault)}\n`);
  const more =
    faults.length > MOST_TOLD ? `  … and ${faults.length - MOST_TOLD} more; --json tells all.\n` : '';
  return `${head}${count(faults.length, 'fault')} in histories, checkpoints or files. The first:\n${told.join('')}${more}`;
}

function faultInWords({ number, caseId, workspace, message }: HistoryFault): string {
  const whose =
    caseId === null
      ? `workspace ${workspace}`
      : number === null
        ? `case ${caseId}`
        : `case ${number} (${caseId})`;
  return `${whose}: ${message}`;
}
