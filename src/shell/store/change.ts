// What is told to every server and every open page after a commit: that something changed, and where to look.

/** **shape**: `kinds` are event types, or names such as `workflow-published`; `caseIds` is empty where no case changed. */
export type Change = {
  workspaceId: string;
  caseIds: readonly string[];
  kinds: readonly string[];
  /** True where new work for the machine was written. */
  jobs: boolean;
};

export const CHANNEL = 'millrace_changes';

// NOTIFY carries 8,000 bytes at most.
const LONGEST = 7_500;

/** The message for a change. One that is too long says only that much changed. */
export function encodeChange(change: Change): string {
  const text = JSON.stringify({ w: change.workspaceId, c: change.caseIds, k: change.kinds, j: change.jobs });
  if (Buffer.byteLength(text) <= LONGEST) return text;
  return JSON.stringify({ w: change.workspaceId, c: [], k: ['many'], j: change.jobs });
}

/** The change in a message, or null where the message is not one of ours. */
export function decodeChange(text: string): Change | null {
  try {
    const { w, c, k, j } = JSON.parse(text) as { w: string; c: string[]; k: string[]; j: boolean };
    return typeof w === 'string' ? { workspaceId: w, caseIds: c, kinds: k, jobs: j } : null;
  } catch {
    return null;
  }
}
