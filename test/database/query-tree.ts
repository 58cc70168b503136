// PostgreSQL's own reading of a statement: the tree that it prints with debug_print_rewritten, as values. Row-level security
// stands apart in it (securityQuals), so what the statement itself says can be told from what the wall adds.

/** A node of the tree: its kind and its fields, each a list of what was printed after its name. */
export type TreeNode = {
  readonly kind: string;
  readonly fields: { readonly [name: string]: readonly Printed[] };
};
export type Printed = string | TreeNode | readonly Printed[];

const TOKEN = /\s*([{}()]|(?:\\.|"(?:\\.|[^"\\])*"|[^\s(){}\\"])+)/gsy;

/** Reads what PostgreSQL printed: a list of queries, or one. */
export function readTree(text: string): Printed {
  const tokens = Array.from(text.matchAll(TOKEN), ([, token = '']) => token);
  let at = 0;
  const one = (): Printed => {
    const token = tokens[at++] ?? '';
    if (token === '{') return node();
    if (token === '(') return list();
    return token.startsWith('"') ? token.slice(1, -1) : token;
  };
  const list = (): Printed[] => {
    const items: Printed[] = [];
    while (at < tokens.length && tokens[at] !== ')') items.push(one());
    at++;
    return items;
  };
  const node = (): TreeNode => {
    const kind = tokens[at++] ?? '';
    const fields: { [name: string]: Printed[] } = {};
    let field: Printed[] = [];
    while (at < tokens.length && tokens[at] !== '}') {
      const token = tokens[at] ?? '';
      if (token.startsWith(':')) {
        at++;
        field = [];
        fields[token.slice(1)] = field;
      } else {
        field.push(one());
      }
    }
    at++;
    return { kind, fields };
  };
  return one();
}

export const isNode = (value: Printed | undefined): value is TreeNode =>
  typeof value === 'object' && 'kind' in value;

/** The only value of a field. */
export const onlyOf = (node: TreeNode, field: string): Printed | undefined => node.fields[field]?.[0];

export const textOf = (node: TreeNode, field: string): string => {
  const value = onlyOf(node, field);
  return typeof value === 'string' && value !== '<>' ? value : '';
};

export const numberOf = (node: TreeNode, field: string): number => Number(textOf(node, field) || 0);

export const nodeOf = (node: TreeNode, field: string): TreeNode | undefined => {
  const value = onlyOf(node, field);
  return isNode(value) ? value : undefined;
};

/** The nodes in the list of a field. */
export const nodesOf = (node: TreeNode, field: string): TreeNode[] => {
  const value = onlyOf(node, field);
  return Array.isArray(value) ? value.filter(isNode) : [];
};

/** Every node below these values, but not inside those that `stop` names. */
export function* nodesBelow(
  values: Iterable<Printed>,
  stop: (node: TreeNode) => boolean = () => false,
): Generator<TreeNode> {
  for (const value of values) {
    if (typeof value === 'string') continue;
    if (!isNode(value)) yield* nodesBelow(value, stop);
    else {
      yield value;
      if (!stop(value)) yield* nodesBelow(Object.values(value.fields), stop);
    }
  }
}
