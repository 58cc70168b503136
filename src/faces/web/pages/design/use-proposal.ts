// The change that a finding proposes, made in the draft once: as one step that can be undone, told in words.
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProposedChange, proposalEdits } from '../../../../core/mining/index.ts';
import { diffWorkflows, type Workflow } from '../../../../core/model/index.ts';
import { describeRule } from '../../../../core/rules/index.ts';
import { pathOfStage } from '../../designer/state/place.ts';
import { useDesign } from '../../designer/state/use-design.ts';
import { directoryOf } from '../../designer/state/use-directory.ts';
import { useFindings } from '../../parts/findings/use-findings.ts';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import { textIn, useAddress } from '../../state/address.ts';
import type { Finding } from '../../wire.ts';

/** **shape**: `changes` are sentences; `problem` says why nothing was changed. */
export type MadeProposal = {
  readonly finding: Finding | null;
  readonly source: FlowSource;
  readonly changes: readonly string[];
  /** The draft with the change; null where nothing was changed. */
  readonly after: Workflow | null;
  readonly problem: string | null;
};

/** A key of a finding, and the log it was found in where it was not our own history. */
const read = (raw: Record<string, unknown>) => ({
  proposal: textIn(raw, 'proposal'),
  log: textIn(raw, 'log'),
});

export function useProposal() {
  const { t } = useTranslation();
  const { workflowId, workflow, everybody, mayDesign, reshape } = useDesign();
  const [{ proposal, log }, set] = useAddress(read);
  const [made, setMade] = useState<MadeProposal | null>(null);
  const source: FlowSource = log === '' ? { of: 'own', id: workflowId } : { of: 'log', id: log };
  const { data, error } = useFindings(source, proposal !== '' && mayDesign);
  const done = useRef('');
  const isReady =
    proposal !== '' && mayDesign && everybody !== undefined && (data !== undefined || error !== null);
  useEffect(() => {
    // Once for each proposal: what is undone is not made again.
    if (!isReady || done.current === proposal || everybody === undefined) return;
    done.current = proposal;
    const finding = data?.findings.find(({ key }) => key === proposal) ?? null;
    const change = (finding?.found?.proposal.change ?? null) as ProposedChange | null;
    const say = (problem: string) => setMade({ finding, source, changes: [], after: null, problem });
    if (finding === null) say(t('findings.proposed.gone'));
    else if (change === null) say(t('findings.proposed.none'));
    else {
      const ground = { directory: directoryOf(everybody), workingDayMs: data?.looked.dayMs };
      const edits = proposalEdits(workflow, change, ground);
      if (edits.ok) {
        const { workflow: after, at } = edits.value;
        reshape(() => after);
        setMade({
          finding,
          source,
          changes: diffWorkflows(workflow, after, { directory: directoryOf(everybody), rule: describeRule }),
          after,
          problem: null,
        });
        void set({ proposal: '', log: '', at: pathOfStage(at) } as never);
        return;
      }
      say(edits.problem);
    }
    void set({ proposal: '', log: '' });
  }, [isReady, proposal, everybody, data, workflow, reshape, set, source, t]);
  return { made, isLooking: proposal !== '' && mayDesign && !isReady, close: () => setMade(null) };
}
