// Which model was a command given? A workflow (YAML or JSON), a tree as `discover` prints it, in a file or typed out.
import { readFile } from 'node:fs/promises';
import { fail, type Result, succeed } from '../../core/base/index.ts';
import type { IntendedModel } from '../../core/mining/index.ts';
import { readWorkflow } from '../../core/model/index.ts';
import { parseTree } from '../../core/net/index.ts';

type Read = Result<IntendedModel, string>;

/** What a tree begins with; no path of a file does. */
const TREE = /^\s*(?:->|X|\+|\*)\s*\(|^\s*'|^\s*tau\s*$/;

/** The model, or what is wrong with it and what to do. */
export async function readGivenModel(given: string): Promise<Read> {
  if (TREE.test(given)) return treeIn(given.trim(), 'The tree');
  const text = await textOf(given);
  if (!text.ok) return text;
  if (TREE.test(text.value)) return treeIn(text.value, given);
  const tree = treeOfJson(text.value);
  return tree === null ? workflowIn(text.value, given) : treeIn(tree, given);
}

async function textOf(path: string): Promise<Result<string, string>> {
  try {
    return succeed((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EISDIR') return fail(`${path}: it is a folder. Name a file in it.`);
    return fail(
      code === 'ENOENT'
        ? `${path}: there is no file of that name. Give a workflow file, or a tree such as ->( 'a', X( 'b', tau ) ).`
        : `${path}: The file cannot be read. Check that you may read it.`,
    );
  }
}

/** The tree of `{ "tree": "…" }`, as `discover --json` prints it. */
function treeOfJson(text: string): string | null {
  if (!/^\s*\{/.test(text)) return null;
  try {
    const { tree } = JSON.parse(text) as { tree?: unknown };
    return typeof tree === 'string' ? tree : null;
  } catch {
    return null;
  }
}

function treeIn(text: string, where: string): Read {
  const parsed = parseTree(text);
  if (parsed.ok) return succeed({ tree: parsed.value });
  const { at, message, remedy } = parsed.problem;
  return fail(`${where}, at character ${at + 1}: ${message}\n${remedy}`);
}

function workflowIn(text: string, path: string): Read {
  const { workflow, diagnostics } = readWorkflow(text);
  if (workflow !== null) return succeed({ workflow });
  const lines = diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ line, message, remedy }) => `${path}${line === null ? '' : `:${line}`}  ${message} ${remedy}`);
  return fail(lines.slice(0, 5).join('\n') || `${path}: This is no workflow.`);
}
