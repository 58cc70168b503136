// A field's value as a reader takes it in: money with its currency, dates in words, people by name, files as links.
import { useTranslation } from 'react-i18next';
import { type Field, type FieldValue, isEmptyValue, moneyToText } from '../../../../core/model/index.ts';
import { addressOf } from '../../client.ts';
import { useAnswer } from '../../state/answers.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

type Props = { value: FieldValue | undefined; field?: Field | undefined; caseId: string };

export function ValueText({ value, field, caseId }: Props) {
  const { t } = useTranslation();
  if (value === undefined || isEmptyValue(value))
    return <span className="quiet">{t('work.context.empty')}</span>;
  if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no');
  if (typeof value === 'number') return <span className="figures">{value.toLocaleString()}</span>;
  if (typeof value === 'string') return <TextValue text={value} field={field} />;
  if (value === null || Array.isArray(value)) return <span>{value?.join(', ')}</span>;
  if ('minor' in value) {
    return (
      <span className="figures">
        {moneyToText(value)} {value.currency}
      </span>
    );
  }
  if ('file' in value) {
    const address = addressOf('/api/cases/:caseId/files/:hash', { caseId, hash: value.file }, {});
    return (
      <a href={address} download={value.name}>
        {value.name}
      </a>
    );
  }
  return null;
}

function TextValue({ text, field }: { text: string; field: Field | undefined }) {
  if (field?.type === 'person') return <Named id={text} />;
  if (field?.type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text))
    return <time dateTime={text}>{day.format(Date.parse(text))}</time>;
  return <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
}

/** Before and after in a history come with names already; a record holds the person's id. */
function Named({ id }: { id: string }) {
  const people = useAnswer('GET /api/people').data?.people;
  return <span>{people?.find((person) => person.id === id)?.name ?? id}</span>;
}
