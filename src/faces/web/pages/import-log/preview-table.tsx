// The first rows of the file, with what each column is taken for above it.
import { useTranslation } from 'react-i18next';
import type { LogColumns, LogPreview } from '../../wire.ts';
import { ROLES } from './column-roles.ts';
import style from './import-log.module.css';

type Props = { preview: LogPreview; columns: LogColumns };

const SHOWN = 8;

export function PreviewTable({ preview, columns }: Props) {
  const { t } = useTranslation();
  const roleOf = (column: string) => ROLES.find((role) => columns[role] === column);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard as well
    <section className={style.preview} tabIndex={0} aria-label={t('importLog.preview')}>
      <table>
        <thead>
          <tr>
            {preview.columns.map((column, place) => {
              const role = roleOf(column);
              return (
                <th key={`${place} ${column}`} scope="col" data-used={role !== undefined}>
                  {column}
                  <span>{role ? t(`importLog.role.${role}`) : t('importLog.unused')}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, SHOWN).map((row, line) => (
            <tr key={`${line} ${row.join()}`}>
              {preview.columns.map((column, place) => (
                <td key={`${place} ${column}`} data-used={roleOf(column) !== undefined}>
                  {row[place]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
