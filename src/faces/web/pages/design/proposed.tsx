// Says what a finding changed in this draft, in words, and lets one undo it, keep it, or accept the finding with it.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesign } from '../../designer/state/use-design.ts';
import { useDecide } from '../../parts/findings/use-findings.ts';
import { sayDone } from '../../parts/toast.tsx';
import style from './design.module.css';
import { type MadeProposal, useProposal } from './use-proposal.ts';

export function Proposed() {
  const { t } = useTranslation();
  const { made, isLooking, close } = useProposal();
  if (isLooking)
    return (
      <p className={`quiet ${style.proposed}`} role="status">
        {t('findings.looking')}
      </p>
    );
  if (made === null) return null;
  const { problem, finding, changes } = made;
  return (
    <section className={style.proposed} role="status" aria-label={t('findings.proposed.title')}>
      <h2>{finding === null ? t('findings.proposed.title') : finding.text}</h2>
      {problem === null ? (
        <>
          <p className="quiet">{t('findings.proposed.changed')}</p>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          <Ways made={made} close={close} />
        </>
      ) : (
        <>
          <p>
            {finding === null ? null : `${t('findings.proposed.cannot')}: `}
            {problem}
          </p>
          <Button size="compact-sm" variant="default" onClick={close}>
            {t('findings.proposed.close')}
          </Button>
        </>
      )}
    </section>
  );
}

function Ways({ made: { finding, source, after }, close }: { made: MadeProposal; close: () => void }) {
  const { t } = useTranslation();
  const { undo, workflow } = useDesign();
  const { orSay } = useDecide(source);
  const [accepted, setAccepted] = useState(finding?.state === 'accepted');
  return (
    <span className={style.ways}>
      <Button
        size="compact-sm"
        variant="default"
        disabled={undo === null || workflow !== after}
        onClick={() => {
          undo?.();
          close();
          sayDone(t('findings.proposed.undone'));
        }}
      >
        {t('findings.proposed.undo')}
      </Button>
      {finding === null || accepted ? null : (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            setAccepted(true);
            orSay(finding, { decision: 'accepted', answer: 'next' });
          }}
        >
          {t('findings.proposed.accept')}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={close}>
        {t('findings.proposed.keep')}
      </Button>
    </span>
  );
}
