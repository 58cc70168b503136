// Rows and columns: a real table on a screen, and on a phone each row as a small card with its columns named.
import { memo, type ReactNode } from 'react';
import style from './data-table.module.css';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  readonly show: (row: Row) => ReactNode;
  /** Figures stand right and line up. */
  readonly figures?: boolean;
  /** The column that names the row. */
  readonly names?: boolean;
  /** Read aloud only, as for a column of buttons. */
  readonly hiddenTitle?: boolean;
  readonly width?: string;
};

type Props<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** By which rows are chosen: what stands before all columns in the head and in a row. */
  readonly choosing?: { readonly head: ReactNode; readonly row: (row: Row) => ReactNode } | undefined;
};

export function DataTable<Row>({ label, rows, columns, rowKey, choosing }: Props<Row>) {
  return (
    <table className={style.table} aria-label={label}>
      <thead>
        <tr>
          {choosing === undefined ? null : <td className={style.choosing}>{choosing.head}</td>}
          {columns.map((column) => (
            <th key={column.key} scope="col" data-figures={column.figures} style={{ width: column.width }}>
              {column.hiddenTitle ? <span className="unseen">{column.title}</span> : column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} data-row>
            {choosing === undefined ? null : (
              <td className={style.choosing} data-label="">
                {choosing.row(row)}
              </td>
            )}
            <Cells row={row} columns={columns} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where row and columns are the same as before, so are its cells: a list of hundreds is not drawn anew for one that is chosen. */
const Cells = memo(function Cells<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return columns.map((column) => <Cell key={column.key} row={row} column={column} />);
}) as <Row>(props: { row: Row; columns: readonly Column<Row>[] }) => ReactNode;

function Cell<Row>({ row, column }: { row: Row; column: Column<Row> }) {
  if (column.names) {
    return (
      <th scope="row" data-label="">
        {column.show(row)}
      </th>
    );
  }
  return (
    <td
      data-figures={column.figures}
      data-acts={column.hiddenTitle}
      data-label={column.hiddenTitle ? '' : column.title}
    >
      {column.show(row)}
    </td>
  );
}
