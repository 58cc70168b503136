// Which of the waiting commands go together next? Fair between workspaces and between callers, and in their order.

/** One that waits. **shape**: `names` are what no other group under way may hold: its case, its key. */
export type Queued = { readonly workspaceId: string; readonly names: readonly string[] };

const LARGEST_GROUP = 256;
/** Below this a group is not parted in two: what a call costs by itself would outweigh what both win by running at once. */
const WORTH_PARTING = 8;

/**
 * The next group out of the queue: of one workspace, the longest waiting that has none under way before others. Beside a
 * group of the same workspace it takes no more than half of all that are about, and nothing as long as few wait: else a
 * few fast callers would fill one place with groups of their own, and all others would have the other to themselves.
 */
export function takeGroup<Each extends Queued>(
  queue: readonly Each[],
  underWay: readonly Queued[],
  held: ReadonlySet<string>,
): { group: Each[]; left: Each[] } {
  const busy = underWay[0]?.workspaceId;
  const first = queue.find((waiting) => waiting.workspaceId !== busy) ?? queue[0];
  const workspaceId = first?.workspaceId;
  const beside = workspaceId === busy ? underWay.length : 0;
  const ours = queue.filter((waiting) => waiting.workspaceId === workspaceId).length;
  if (2 * ours < beside) return { group: [], left: [...queue] };
  const most = Math.min(LARGEST_GROUP, Math.max(WORTH_PARTING, Math.ceil((ours + beside) / 2)));
  const group: Each[] = [];
  const left: Each[] = [];
  const passed = new Set<string>();
  for (const waiting of queue) {
    const free = waiting.names.every((name) => !held.has(name) && !passed.has(name));
    if (waiting.workspaceId === workspaceId && free && group.length < most) group.push(waiting);
    else left.push(waiting);
    // Whoever comes later and names the same goes later, too.
    for (const name of waiting.names) passed.add(name);
  }
  return { group, left };
}
