// What the proof of a history came to: what was looked at, and each fault with its place, the first of each case.

/**
 * `missing`: an event is gone. `altered`: its content or columns are not what was written. `moved`: another stands in its place.
 * `rewritten`: its chain holds, yet a checkpoint knows another event. `case`: the stored case is not what its history says.
 * `personal`: a value kept apart is not the one the history points to. `checkpoint`: a checkpoint itself does not hold.
 * `file`: a stored file is not what its hash says, or is gone.
 */
export type FaultCode =
  | 'missing'
  | 'altered'
  | 'moved'
  | 'rewritten'
  | 'case'
  | 'personal'
  | 'checkpoint'
  | 'file';

/** One thing that is wrong. `number` is the case's; null: the workspace's own history, or one nobody knows the number of. */
export type HistoryFault = {
  readonly code: FaultCode;
  readonly workspace: string;
  readonly caseId: string | null;
  readonly number: number | null;
  readonly seq: number | null;
  readonly message: string;
};

export type Proof = {
  workspaces: number;
  cases: number;
  events: number;
  personalValues: number;
  files: number;
  checkpoints: number;
  /** When the last checkpoint was made; null where there is none. */
  lastCheckpointAt: number | null;
  /** The keys that signed. */
  readonly keys: Set<string>;
  readonly faults: HistoryFault[];
};

export const emptyProof = (): Proof => ({
  ...{ workspaces: 0, cases: 0, events: 0, personalValues: 0, files: 0 },
  ...{ checkpoints: 0, lastCheckpointAt: null },
  ...{ keys: new Set<string>(), faults: [] },
});

/**
 * What is looked at. A drill leaves one out to see that its faults then go unseen; nobody else does.
 */
export const CHECKS = ['chain', 'columns', 'state', 'personal', 'checkpoints', 'signatures'] as const;
export type Check = (typeof CHECKS)[number];

export type ProofOptions = {
  /** Checkpoints kept outside, as they were written down. */
  readonly outside?: readonly import('../checkpoints/checkpoint.ts').KeptCheckpoint[];
  /** Public keys that may sign; any where left out. */
  readonly keys?: readonly string[] | undefined;
  readonly without?: readonly Check[];
};
