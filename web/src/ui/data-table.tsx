/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role,
   jsx-a11y/control-has-associated-label -- CSS turns rows into flex boxes on phones, and browsers drop the
   table semantics of elements whose display changes; the roles bring them back. */
import { Checkbox } from 'antd';
import { Icon } from './icon.tsx';
import './data-table.css';

export type SortDirection = 'ascending' | 'descending';

export type Column<Row> = {
  readonly id: string;
  readonly head: React.ReactNode;
  readonly cell: (row: Row) => React.ReactNode;
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /**
   * Where the cell goes when a row becomes two lines: `subject` and `need` on the first, `detail`
   * on the
   * second; `hidden` stays away. The first column is the subject, the last states the need.
   */
  readonly phone: 'subject' | 'need' | 'detail' | 'hidden';
  readonly width?: number;
  /** What people write has any length: it takes more lines instead of pushing the other columns out of sight. */
  readonly wraps?: boolean;
  /** On a phone the head is not seen: a bare number says then what it counts. */
  readonly phoneHead?: boolean;
};

export type Selection = {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
  readonly allLabel: string;
  readonly rowLabel: (key: string) => string;
};

export type DataTableProps<Row> = {
  /** Heard, not seen. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: { readonly column: string; readonly direction: SortDirection };
  readonly onSort?: (column: string, direction: SortDirection) => void;
  readonly selection?: Selection;
  /** Takes the place above the header while rows are selected; says whom it will skip. */
  readonly bulkBar?: React.ReactNode;
  readonly onOpen?: (row: Row) => void;
  readonly current?: string;
  /** Totals that add up, one cell a column. */
  readonly totals?: readonly React.ReactNode[];
  readonly foot?: React.ReactNode;
  readonly empty?: React.ReactNode;
  readonly dense?: boolean;
};

/** Hairlines, no zebra. At 390 px each row becomes two lines; nothing scrolls sideways. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, selection, totals } = props;
  const choosing = selection !== undefined && selection.selected.size > 0;
  return (
    <div
      className={`jx-table-box${props.dense ? ' jx-table-dense' : ''}${choosing ? ' jx-table-choosing' : ''}`}
    >
      {props.bulkBar !== undefined && (
        <div className="jx-table-bulk jx-no-print" role="status">
          {props.bulkBar}
        </div>
      )}
      <table className="jx-table" role="table">
        <caption className="jx-visually-hidden">{props.caption}</caption>
        <Head {...props} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Body key={rowKey(row)} row={row} table={props} />
          ))}
        </tbody>
        {totals && (
          <tfoot role="rowgroup">
            <tr role="row">
              {selection && <td role="cell" />}
              {columns.map((column, index) => (
                <td key={column.id} role="cell" className={cellClass(column)}>
                  <PhoneHead column={column} />
                  {totals[index]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length === 0 && props.empty}
      {props.foot !== undefined && <div className="jx-table-foot">{props.foot}</div>}
    </div>
  );
}

function cellClass<Row>(column: Column<Row>): string {
  const wraps = column.wraps === true ? ' jx-cell-wraps' : '';
  return `jx-cell-${column.phone}${column.align === 'end' ? ' jx-number' : ''}${wraps}`;
}

function PhoneHead<Row>({ column }: { readonly column: Column<Row> }) {
  if (column.phoneHead !== true) return null;
  return (
    <span className="jx-table-phone-head" aria-hidden="true">
      {column.head}{' '}
    </span>
  );
}

function Head<Row>({ columns, rows, rowKey, sort, onSort, selection }: DataTableProps<Row>) {
  const keys = rows.map(rowKey);
  const chosen = selection ? keys.filter((key) => selection.selected.has(key)).length : 0;
  return (
    <thead role="rowgroup">
      <tr role="row">
        {selection && (
          <th role="columnheader" scope="col" className="jx-table-tick">
            <Checkbox
              aria-label={selection.allLabel}
              checked={chosen > 0 && chosen === keys.length}
              indeterminate={chosen > 0 && chosen < keys.length}
              onChange={(change) => {
                const next = new Set(selection.selected);
                for (const key of keys) {
                  if (change.target.checked) next.add(key);
                  else next.delete(key);
                }
                selection.onChange(next);
              }}
            />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            role="columnheader"
            scope="col"
            className={cellClass(column)}
            {...(column.width === undefined ? {} : { style: { width: column.width } })}
            aria-sort={sort?.column === column.id ? sort.direction : undefined}
          >
            {column.sortable === true && onSort ? (
              <SortButton column={column} sort={sort} onSort={onSort} />
            ) : (
              column.head
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortButton<Row>(props: {
  column: Column<Row>;
  sort: DataTableProps<Row>['sort'];
  onSort: (column: string, direction: SortDirection) => void;
}) {
  const { column, sort, onSort } = props;
  const now = sort?.column === column.id ? sort.direction : undefined;
  const next = now === 'descending' ? 'ascending' : 'descending';
  return (
    <button type="button" className="jx-table-sort" onClick={() => onSort(column.id, next)}>
      {column.head}
      {now !== undefined && (
        <Icon name={now === 'descending' ? 'arrow-down' : 'arrow-up'} size={14} />
      )}
    </button>
  );
}

/** A link or a button in a cell does what it says. */
function ownPress(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, label, input') !== null;
}

function Body<Row>({ row, table }: { row: Row; table: DataTableProps<Row> }) {
  const key = table.rowKey(row);
  const { selection, onOpen } = table;
  const selected = selection?.selected.has(key) === true;
  const tick = (on: boolean) => {
    if (selection === undefined) return;
    const next = new Set(selection.selected);
    if (on) next.add(key);
    else next.delete(key);
    selection.onChange(next);
  };
  // Whoever has begun to choose goes on choosing: a press beside the box must not lead away from the choice.
  const choosing = selection !== undefined && selection.selected.size > 0;
  const press = (click: React.MouseEvent) => {
    if (!choosing) onOpen?.(row);
    else if (!ownPress(click.target)) tick(!selected);
  };
  return (
    <tr
      role="row"
      className={selected ? 'jx-row-selected' : onOpen || choosing ? 'jx-row-opens' : undefined}
      aria-current={table.current === key ? 'true' : undefined}
      // A convenience for the mouse: the subject cell holds the real link or button.
      onClick={onOpen || choosing ? press : undefined}
    >
      {selection && (
        <td role="cell" className="jx-table-tick" onClick={(click) => click.stopPropagation()}>
          <Checkbox
            aria-label={selection.rowLabel(key)}
            checked={selected}
            onChange={(change) => tick(change.target.checked)}
          />
        </td>
      )}
      {table.columns.map((column) => (
        <td key={column.id} role="cell" className={cellClass(column)}>
          <PhoneHead column={column} />
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
