// Everything the designer's parts share: the workflow as it stands, how to change it, what is wrong, what is open.
import { createContext, use } from 'react';
import type { Diagnostic, Edit, Workflow } from '../../../../core/model/index.ts';
import type { Draft, Workflow as ListedWorkflow } from '../../wire.ts';
import type { Change, Step } from './history.ts';
import type { Everybody } from './use-directory.ts';
import type { Saving } from './use-saving.ts';

export type Design = {
  readonly workflowId: string;
  readonly workflow: Workflow;
  readonly step: Step;
  readonly diagnostics: readonly Diagnostic[];
  readonly everybody: Everybody | undefined;
  /** The workflows of the workspace, for what opens a case of another. */
  readonly others: readonly ListedWorkflow[];
  readonly draft: Draft;
  readonly saving: Saving;
  readonly mayDesign: boolean;
  /** One edit, one step of undo; with `what`, typing on in the same field stays one step. */
  readonly edit: (change: Edit, what?: string) => void;
  readonly reshape: (change: Change, what?: string) => void;
  readonly retype: (source: string) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly flush: () => Promise<boolean>;
  /** Takes the draft from the server again, as after people were mapped. */
  readonly reload: () => Promise<void>;
  /** Of two drafts that were saved at once: which goes on. The other is one undo away. */
  readonly settle: (whose: 'mine' | 'theirs') => void;
};

export const DesignContext = createContext<Design | null>(null);

export function useDesign(): Design {
  const design = use(DesignContext);
  if (design === null) throw new Error('This part stands outside a design.');
  return design;
}

export const errorsOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error');
