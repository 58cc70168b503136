// Start: the catalogue of intake forms, as cards, searched by typing.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { FindField } from '../../parts/find-field.tsx';
import { PageGround } from '../../parts/page.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { FailedToLoad, WaitingRows } from '../../parts/waiting.tsx';
import { textIn, useAddress } from '../../state/address.ts';
import { useAnswer } from '../../state/answers.ts';
import { usePermissions } from '../../state/session.ts';
import type { CatalogueEntry } from '../../wire.ts';
import style from './start.module.css';

const readAddress = (raw: Record<string, unknown>) => ({ find: textIn(raw, 'find') });

export function Page() {
  const { t } = useTranslation();
  const [{ find }, setAddress] = useAddress(readAddress);
  const answer = useAnswer('GET /api/start');
  const forms = answer.data?.forms;
  return (
    <PageGround>
      <PageHeader title={t('start.title')} lead={t('start.lead')} />
      {answer.error === null ? null : (
        <FailedToLoad error={answer.error} retry={() => void answer.refetch()} />
      )}
      {forms === undefined && answer.error === null ? <WaitingRows /> : null}
      {forms === undefined ? null : forms.length === 0 ? (
        <NothingToStart />
      ) : (
        <>
          <FindField
            className={style.find}
            label={t('start.find')}
            find={find}
            onFind={(text) => void setAddress({ find: text })}
          />
          <Catalogue forms={forms} find={find} />
        </>
      )}
    </PageGround>
  );
}

function NothingToStart() {
  const { t } = useTranslation();
  const { mayDesign } = usePermissions();
  const action = (
    <Button component={Link} to="/workflows">
      {t('start.emptyAction')}
    </Button>
  );
  return (
    <EmptyState
      drawing="form"
      title={t('start.emptyTitle')}
      text={t('start.emptyText')}
      {...(mayDesign ? { action } : {})}
    />
  );
}

function Catalogue({ forms, find }: { forms: readonly CatalogueEntry[]; find: string }) {
  const { t } = useTranslation();
  const sought = find.trim().toLowerCase();
  const fits = ({ title, workflowTitle, description }: CatalogueEntry) =>
    `${title} ${workflowTitle} ${description ?? ''}`.toLowerCase().includes(sought);
  const found = forms.filter(fits);
  if (found.length === 0)
    return <EmptyState drawing="search" title={t('start.noneFound')} text={t('start.noneFoundText')} />;
  return (
    <ul className={style.cards}>
      {found.map((form) => (
        <li key={`${form.workflow}/${form.intake}`}>
          <Link to={`/start/${form.workflow}/${form.intake}`} className={style.card}>
            <h2>{form.title}</h2>
            {form.description === null ? null : <p className="quiet">{form.description}</p>}
            <span className={style.facts}>
              {form.workflowTitle === form.title ? null : `${form.workflowTitle} · `}
              {t('start.fields', { count: form.fields })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
