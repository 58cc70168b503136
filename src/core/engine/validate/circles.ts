// Which nodes of a graph can come back to themselves? In linear time and without recursion, so that thousands are judged too.
// Strongly connected components after Kosaraju and Sharir: "A strong-connectivity algorithm" (1981).

/** Where each node leads; targets that are no nodes are passed over. */
export type Ways = ReadonlyMap<string, readonly string[]>;

/** The nodes that can come back to each other, a list for each knot of circles; one that leads to itself is a knot. */
export function circlesOf(ways: Ways): string[][] {
  const back = reversed(ways);
  const seen = new Set<string>();
  return finished(ways)
    .reverse()
    .map((node) => everyFrom(back, [node], seen))
    .filter(([first = '', ...others]) => others.length > 0 || ways.get(first)?.includes(first));
}

/** The same graph with every way turned round. */
export function reversed(ways: Ways): Ways {
  const back = new Map<string, string[]>([...ways.keys()].map((node) => [node, []]));
  for (const [from, targets] of ways) for (const to of targets) back.get(to)?.push(from);
  return back;
}

/** Every node that can be reached, the starts included, that was not seen before; `seen` grows by them. */
export function everyFrom(ways: Ways, starts: readonly string[], seen = new Set<string>()): string[] {
  const found: string[] = [];
  const see = (node: string): void => {
    if (seen.has(node) || !ways.has(node)) return;
    seen.add(node);
    found.push(node);
  };
  starts.forEach(see);
  // It grows as it is walked.
  for (const node of found) ways.get(node)?.forEach(see);
  return found;
}

/** The nodes in the order in which a walk in depth is done with them. */
function finished(ways: Ways): string[] {
  const done: string[] = [];
  const seen = new Set<string>();
  for (const start of ways.keys()) {
    const stack = [{ node: start, at: -1 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.at === -1 && seen.has(top.node)) stack.pop();
      else {
        seen.add(top.node);
        top.at++;
        const to = ways.get(top.node)?.[top.at];
        if (to === undefined) done.push(stack.pop()?.node ?? '');
        else stack.push({ node: to, at: -1 });
      }
    }
  }
  return done;
}
