// Rules that should hold for every case, written in words; each says how many cases break it, or what is not understood.
import { Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { flowRuleText, RULE_EXAMPLES, readFlowRule } from '../../../../core/mining/index.ts';
import type { Conformance, RuleReport } from '../../wire.ts';
import style from './conformance.module.css';
import type { Opened } from './use-conformance.ts';

type Props = {
  rules: readonly string[];
  held: Conformance;
  busy: boolean;
  workflow: string | null;
  onChange: (rules: readonly string[]) => void;
  onOpen: (opened: Opened) => void;
};

export function Rules({ rules, held, busy, workflow, onChange, onOpen }: Props) {
  const { t } = useTranslation();
  const [written, setWritten] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const add = (event: FormEvent) => {
    event.preventDefault();
    const rule = written.trim();
    const read = readFlowRule(rule, held.activities);
    if (!read.ok) return setProblem(`${read.problem.message} ${read.problem.remedy}`);
    setProblem(null);
    setWritten('');
    // The same rule in other words stands there already.
    const text = flowRuleText(read.value);
    const stands = held.rules.some((report) => 'text' in report && report.text === text);
    if (!stands && !rules.includes(rule)) onChange([...rules, rule]);
  };
  return (
    <div className={style.rules}>
      <h3>{t('conformance.rules')}</h3>
      <p className="quiet">{t('conformance.rulesLead')}</p>
      <form onSubmit={add}>
        <TextInput
          className={style.field}
          label={t('conformance.rule')}
          value={written}
          error={problem}
          placeholder={RULE_EXAMPLES[0]}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy && rules.length > 0}>
          {t('conformance.add')}
        </Button>
      </form>
      {held.rules.length === 0 ? null : (
        <ul className={style.checked} aria-label={t('conformance.rules')} aria-live="polite">
          {held.rules.map((report) => (
            <li key={report.written}>
              <Checked report={report} workflow={workflow} onOpen={onOpen} />
              <button
                type="button"
                className={style.remove}
                aria-label={t('conformance.remove', { rule: report.written })}
                onClick={() => onChange(rules.filter((rule) => rule !== report.written))}
              >
                <X size={14} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t('conformance.examples')}</summary>
        <ul className={`quiet ${style.examples}`}>
          {RULE_EXAMPLES.map((example) => (
            <li key={example}>{example}</li>
          ))}
        </ul>
      </details>
    </div>
  );
}

type CheckedProps = { report: RuleReport; workflow: string | null; onOpen: (opened: Opened) => void };

function Checked({ report, workflow, onOpen }: CheckedProps) {
  const { t } = useTranslation();
  if ('problem' in report) {
    return (
      <span>
        {report.written} <span className={style.broken}>{report.problem.message}</span>{' '}
        {report.problem.remedy}
      </span>
    );
  }
  const { text, cases, checked, written } = report;
  if (cases === 0) {
    const said = checked === 0 ? t('conformance.silent') : t('conformance.kept', { count: checked });
    return (
      <span>
        {text} <span className="quiet">{said}</span>
      </span>
    );
  }
  return (
    <span>
      {text}{' '}
      <button
        type="button"
        className={`${style.number} ${style.broken}`}
        onClick={() => onOpen({ title: text, filter: { keep: 'breaks', workflow, rule: written } })}
      >
        {t('conformance.brokenCount', { count: cases, of: checked })}
      </button>
    </span>
  );
}
