// The example workflows that come along, each a template to start from.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import { readWorkflow, type Workflow } from '../../../core/model/index.ts';
import type { Refusal } from '../refusal.ts';

export type Template = { readonly id: string; readonly source: string; readonly workflow: Workflow };

/** Reads every `<folder>/<name>/workflow.yaml`. **rejects** by throwing where one of ours cannot be read: that is a defect. */
export async function readTemplates(folder: string): Promise<Template[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const templates = await Promise.all(names.map(({ name }) => readTemplate(folder, name)));
  return templates.sort((a, b) => a.workflow.title.localeCompare(b.workflow.title, 'en'));
}

async function readTemplate(folder: string, name: string): Promise<Template> {
  const place = join(folder, name, 'workflow.yaml');
  const source = await readFile(place, 'utf8');
  const { workflow, diagnostics } = readWorkflow(source);
  if (workflow === null) throw new Error(`${place}: ${diagnostics.map(({ message }) => message).join(' ')}`);
  return { id: name, source, workflow };
}

export async function findTemplate(folder: string, id: string): Promise<Result<Template, Refusal>> {
  const template = (await readTemplates(folder)).find((each) => each.id === id);
  return template === undefined ? fail(NO_SUCH_TEMPLATE) : succeed(template);
}

const NO_SUCH_TEMPLATE: Refusal = {
  kind: 'not-found',
  code: 'template-not-found',
  message: 'There is no such template. Reload to see which there are.',
};
