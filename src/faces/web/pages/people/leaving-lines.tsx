// What somebody would leave behind, by kind, each with whoever gets it and why; one by one, or all of a kind at once.
import { useTranslation } from 'react-i18next';
import { PersonPicker } from '../../parts/person-picker.tsx';
import type { LeavingLine } from '../../wire.ts';
import style from './people.module.css';

type Props = {
  except: string;
  lines: readonly LeavingLine[];
  chosen: Readonly<Record<string, string | null>>;
  onChoose: (part: Record<string, string | null>) => void;
};

export function LeavingLines({ lines, ...rest }: Props) {
  const kinds = [...new Set(lines.map(({ kind }) => kind))];
  return kinds.map((kind) => (
    <LinesOfKind key={kind} kind={kind} lines={lines.filter((line) => line.kind === kind)} {...rest} />
  ));
}

function LinesOfKind({ kind, lines, except, chosen, onChoose }: Props & { kind: LeavingLine['kind'] }) {
  const { t } = useTranslation();
  const title = t(`people.leaving.kinds.${kind}`);
  const giveAll = (to: string | null) => {
    if (to !== null) onChoose(Object.fromEntries(lines.map(({ key }) => [key, to])));
  };
  const optional = kind === 'deputy' || kind === 'manager';
  return (
    <section aria-label={title}>
      <h3 className={style.kind}>{`${title} (${lines.length})`}</h3>
      {kind === 'workflow' ? <p className="quiet">{t('people.leaving.publishes')}</p> : null}
      {lines.length > 1 ? (
        <PersonPicker
          label={t('people.leaving.allTo')}
          except={except}
          ownersOnly
          clearable={false}
          value={null}
          onChange={giveAll}
        />
      ) : null}
      <ul className={style.lines}>
        {lines.map(({ key, title: what, detail, successorId, why }) => (
          <li key={key} className={style.line}>
            <span>
              {what}
              {detail === '' ? null : <span className="quiet">{` · ${detail}`}</span>}
            </span>
            <PersonPicker
              label={t('people.leaving.to')}
              {...(Object.hasOwn(chosen, key) ? {} : { description: why })}
              except={except}
              ownersOnly
              clearable={optional}
              {...(optional ? { placeholder: t('people.leaving.nobody') } : {})}
              value={Object.hasOwn(chosen, key) ? (chosen[key] ?? null) : successorId}
              onChange={(to) => onChoose({ [key]: to })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
