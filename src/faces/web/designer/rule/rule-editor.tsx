// A condition: as comparisons of fields where it is that simple, else as a formula; always read back in plain words.
import { Button, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diagnostic } from '../../../../core/model/index.ts';
import { describeRule } from '../../../../core/rules/index.ts';
import { useDesign } from '../state/use-design.ts';
import { ComparisonRow } from './comparison-row.tsx';
import style from './rule.module.css';
import { type Comparison, firstComparison, readRule, writeRule } from './simple-rule.ts';
import { titlesOf } from './titles.ts';

type Props = {
  rule: string;
  onChange: (rule: string) => void;
  /** The path of the rule in the model, for what is wrong with it. */
  at: string;
  reads: 'design.rule.reads' | 'design.rule.readsIf' | 'design.flow.reads' | 'design.flow.repeats';
};

export function RuleEditor({ rule, onChange, at, reads }: Props) {
  const { t } = useTranslation();
  const { workflow, diagnostics } = useDesign();
  const simple = readRule(rule, workflow.record);
  const [asFormula, setAsFormula] = useState(false);
  const isUnset = rule === 'false';
  const wrong = diagnostics.find((each) => each.severity === 'error' && each.at === at);
  const words = describeRule(rule, titlesOf(workflow.record));
  const turn =
    simple === null && !isUnset ? null : (
      <Button
        className={style.turn}
        size="compact-sm"
        variant="subtle"
        onClick={() => setAsFormula(!asFormula)}
      >
        {t(asFormula ? 'design.rule.simple' : 'design.rule.text')}
      </Button>
    );
  return (
    <div className={style.rule}>
      {isUnset && !asFormula ? (
        <Unset onChange={onChange} turn={turn} />
      ) : simple === null || asFormula ? (
        <>
          <Formula rule={rule} onChange={onChange} wrong={wrong} />
          {turn}
        </>
      ) : (
        <Comparisons comparisons={simple} onChange={onChange} turn={turn} />
      )}
      {wrong !== undefined || isUnset ? null : <p className={style.words}>{t(reads, { words })}</p>}
    </div>
  );
}

function Unset({ onChange, turn }: { onChange: (rule: string) => void; turn: ReactNode }) {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const [first] = Object.entries(workflow.record);
  if (first === undefined) return <p className="quiet">{t('design.rule.none')}</p>;
  const begin = () => onChange(writeRule([firstComparison(first[0], first[1])], workflow.record));
  return (
    <div className={style.unset}>
      <p>{t('design.stage.never')}</p>
      <Button size="compact-sm" variant="light" onClick={begin}>
        {t('design.rule.set')}
      </Button>
      {turn}
    </div>
  );
}

type FormulaProps = { rule: string; onChange: (rule: string) => void; wrong: Diagnostic | undefined };

function Formula({ rule, onChange, wrong }: FormulaProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      autosize
      minRows={1}
      label={t('design.rule.formula')}
      description={t('design.rule.formulaHint')}
      classNames={{ input: style.formula ?? '' }}
      spellCheck={false}
      value={rule}
      error={wrong === undefined ? undefined : `${wrong.message} ${wrong.remedy}`}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\n/g, ' '))}
    />
  );
}

type ComparisonsProps = {
  comparisons: readonly Comparison[];
  onChange: (rule: string) => void;
  turn: ReactNode;
};

function Comparisons({ comparisons, onChange, turn }: ComparisonsProps) {
  const { t } = useTranslation();
  const { workflow } = useDesign();
  const write = (next: readonly Comparison[]) => onChange(writeRule(next, workflow.record));
  const add = () => {
    const [id, field] = Object.entries(workflow.record)[0] ?? [];
    if (id !== undefined && field !== undefined) write([...comparisons, firstComparison(id, field)]);
  };
  return (
    <>
      {comparisons.map((each, index) => (
        <ComparisonRow
          key={index}
          comparison={each}
          onChange={(next) => write(comparisons.with(index, next))}
          onRemove={comparisons.length > 1 ? () => write(comparisons.toSpliced(index, 1)) : undefined}
        />
      ))}
      <div className={style.turns}>
        <Button className={style.turn} size="compact-sm" variant="subtle" onClick={add}>
          {t('design.rule.add')}
        </Button>
        {turn}
      </div>
    </>
  );
}
