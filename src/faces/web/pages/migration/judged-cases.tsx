// The cases of one verdict: where each stands, what it needs or what stands in its way, and what is different about its past.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { useCommand } from '../../state/answers.ts';
import type { JudgedCase } from '../../wire.ts';
import style from './migration.module.css';
import { type Filling, NeededInput } from './needed-fields.tsx';
import type { Mapping } from './use-migration.ts';

type Props = {
  workflowId: string;
  verdict: JudgedCase['verdict'];
  title: string;
  text: string;
  count: number;
  cases: readonly JudgedCase[];
  destination: { toVersion: number; mapping: Mapping };
  filling?: Filling;
};

export function JudgedCases({ workflowId, verdict, title, text, count, cases, destination, filling }: Props) {
  const { t } = useTranslation();
  if (count === 0) return null;
  const columns: Column<JudgedCase>[] = [
    {
      key: 'case',
      title: t('migration.case'),
      names: true,
      show: ({ caseId, number, title: name }) => (
        <Link to={'/cases/$caseId' as never} params={{ caseId } as never}>
          #{number} {name}
        </Link>
      ),
    },
    { key: 'stands', title: t('migration.stands'), show: ({ stages }) => stages.join(', ') },
    { key: 'version', title: t('migration.version'), figures: true, show: ({ version }) => version },
    ...detail(verdict, t as unknown as Say, filling),
    {
      key: 'past',
      title: t('migration.past'),
      show: (judged) => <Past workflowId={workflowId} judged={judged} destination={destination} />,
    },
  ];
  return (
    <section className={style.group} data-verdict={verdict}>
      <h3>
        {title} · <span className={style.count}>{count}</span>
      </h3>
      <p className="quiet">{text}</p>
      {filling === undefined ? null : (
        <div className={style.fields}>
          {filling.fields.map((field) => (
            <NeededInput
              key={field.field}
              field={field}
              label={t('migration.forAll', { label: field.label })}
              value={filling.forAll[field.field] ?? ''}
              onChange={(value) => filling.fillAll(field.field, value)}
            />
          ))}
        </div>
      )}
      {/* It scrolls, so it can be reached by key. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <section className={style.cases} tabIndex={0} aria-label={title}>
        <DataTable label={title} rows={cases} columns={columns} rowKey={({ caseId }) => caseId} />
      </section>
      {count > cases.length ? (
        <p className="quiet">{t('migration.more', { count: count - cases.length })}</p>
      ) : null}
    </section>
  );
}

/** Keys are made here; the catalogue has a sentence for each. */
type Say = (key: string, facts?: { readonly [fact: string]: string }) => string;

function detail(
  verdict: JudgedCase['verdict'],
  say: Say,
  filling: Filling | undefined,
): Column<JudgedCase>[] {
  if (verdict === 'cannot') {
    const show = ({ because }: JudgedCase) =>
      because.map(({ code, title }) => say(`migration.hindrance.${code}`, { title })).join('; ');
    return [{ key: 'because', title: say('migration.because'), show }];
  }
  if (verdict !== 'needs' || filling === undefined) return [];
  const show = ({ caseId, title, fields }: JudgedCase) =>
    fields.map(({ field, label, why }) => {
      const declared = filling.fields.find((each) => each.field === field);
      if (declared === undefined) return label;
      return (
        <NeededInput
          key={field}
          field={declared}
          label={say('migration.ofCase', { label, title })}
          note={`${label} ${say(`migration.why.${why}`)}`}
          quietLabel
          value={filling.ofCase[caseId]?.[field] ?? ''}
          onChange={(value) => filling.fillOne(caseId, field, value)}
        />
      );
    });
  return [{ key: 'fields', title: say('migration.missing'), show }];
}

function Past({
  workflowId,
  judged,
  destination,
}: Pick<Props, 'workflowId' | 'destination'> & { judged: JudgedCase }) {
  const { t } = useTranslation();
  const { mutate, data, isPending } = useCommand('POST /api/workflows/:id/migration/explain', []);
  if (data === undefined) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        loading={isPending}
        aria-label={t('migration.explainOf', { title: judged.title })}
        onClick={() =>
          mutate({ params: { id: workflowId }, body: { ...destination, caseId: judged.caseId } })
        }
      >
        {t('migration.explain')}
      </Button>
    );
  }
  if (data.warnings.length === 0) return <span className="quiet">{t('migration.samePast')}</span>;
  return (
    <ul className={style.warnings}>
      {data.warnings.map(({ code, title, to }) => (
        <li key={`${code} ${title} ${to}`}>{t(`migration.warning.${code}`, { title, to: to ?? '' })}</li>
      ))}
    </ul>
  );
}
