// One finding: the sentence, its picture, what it costs, whose cases, how sure, what to change, and what one can decide.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding, Findings, Flow } from '../../wire.ts';
import { kindTextOf } from '../findings/in-words.ts';
import { OpenInDesign } from '../findings/open-in-design.tsx';
import { useDecide } from '../findings/use-findings.ts';
import type { FlowSource } from '../flow/flow-source.ts';
import { StateWord, type Tone } from '../state-word.tsx';
import { AcceptDialog } from './accept-dialog.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';
import style from './finding-card.module.css';
import { FindingDetails } from './finding-details.tsx';
import { FindingFigures } from './finding-figures.tsx';
import { FindingPicture } from './finding-picture.tsx';

type Props = {
  finding: Finding;
  all: Findings;
  flow: Flow | undefined;
  source: FlowSource;
  mayDecide: boolean;
  /** The one that stands out. */
  isFirst: boolean;
  isOpen: boolean;
  onOpen: (open: boolean) => void;
  onCases: () => void;
};

export function FindingCard(props: Props) {
  const { t } = useTranslation();
  const { finding, all, flow, source, isOpen, onOpen, onCases, mayDecide } = props;
  const { orSay } = useDecide(source);
  const { found } = finding;
  const { looked } = all;
  const share = found === null || looked.cases === 0 ? null : finding.cases / looked.cases;
  return (
    <article className={style.card} aria-label={finding.text} data-quiet={isSettled(finding)}>
      <FindingPicture finding={finding} flow={flow} share={share} />
      <div className={style.says}>
        <p className={style.kind}>
          {kindTextOf(t, finding.kind)}
          <Standing finding={finding} />
        </p>
        <h2>{finding.text}</h2>
        <FindingFigures finding={finding} looked={looked} onCases={onCases} />
        {found === null ? (
          <p className="quiet">
            {t('findings.gone')}. {t('findings.goneText')}
          </p>
        ) : (
          <p className={style.proposal}>
            <span className="quiet">{t('findings.proposal')}:</span> {found.proposal.text}
            {found.proposal.undrawable === null ? null : (
              <span className="quiet"> {found.proposal.undrawable}</span>
            )}
          </p>
        )}
        <Acts {...props} />
        <button type="button" className={style.more} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          {t('findings.more')}
        </button>
        {isOpen ? (
          <FindingDetails
            finding={finding}
            mayDecide={mayDecide}
            onTakeBack={() => orSay(finding, { decision: 'taken-back' })}
          />
        ) : null}
      </div>
    </article>
  );
}

const isSettled = ({ state }: Finding): boolean => state === 'dismissed' || state === 'accepted';

const TONES: Record<Finding['state'], Tone> = {
  open: 'open',
  accepted: 'done',
  dismissed: 'quiet',
  returned: 'risk',
};

function Standing({ finding: { state, why, version, history } }: { finding: Finding }) {
  const { t } = useTranslation();
  if (state === 'open') return null;
  const answer = history[0]?.answer ?? null;
  const more =
    why !== null
      ? t(`findings.why.${why}`, { version: version ?? '' })
      : state !== 'accepted'
        ? ''
        : version !== null
          ? t('findings.answeredBy.version', { version })
          : t(answer === null ? 'findings.answeredBy.outside' : 'findings.answeredBy.next');
  return (
    <span className={style.standing}>
      <StateWord tone={TONES[state]}>{t(`findings.state.${state}`)}</StateWord>
      {more === '' ? null : <span className="quiet">{more}</span>}
    </span>
  );
}

function Acts({ finding, all, source, mayDecide, isFirst }: Props) {
  const { t } = useTranslation();
  const { decide, orSay } = useDecide(source);
  const [asking, setAsking] = useState<'accept' | 'dismiss' | null>(null);
  const close = () => setAsking(null);
  const isUndecided = !isSettled(finding);
  if (!mayDecide) return null;
  return (
    <div className={style.acts}>
      <OpenInDesign finding={finding} source={source} workflowId={all.workflowId} isFirst={isFirst} />
      {isUndecided ? (
        <>
          <Button variant="default" onClick={() => setAsking('accept')}>
            {t('findings.accept')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setAsking('dismiss')}>
            {t('findings.dismiss')}
          </Button>
        </>
      ) : (
        <Button variant="default" onClick={() => orSay(finding, { decision: 'reopened' })}>
          {t('findings.reopen')}
        </Button>
      )}
      {asking === 'accept' ? (
        <AcceptDialog
          finding={finding}
          workflowId={all.workflowId}
          onDecide={(verdict) => decide(finding, verdict)}
          onClose={close}
        />
      ) : null}
      {asking === 'dismiss' ? (
        <DismissDialog finding={finding} onDecide={(verdict) => decide(finding, verdict)} onClose={close} />
      ) : null}
    </div>
  );
}
