/** The register on screen: search, filters as chips, table (facts on the phone), pages, downloads. */

import type { ReactNode } from 'react';
import { useTexts } from '../language.ts';
import { Menu } from '../layout/page.tsx';
import { type Query, useHref } from '../layout/place.tsx';
import { uiTexts } from '../texts.en.ts';
import { Downloads, type Files } from './downloads.tsx';
import { type Column, everything, type Filter, type Reading, type RegisterOf } from './register.ts';
import { Scroll } from './scroll.tsx';

type Props<Row> = {
  readonly path: string;
  readonly register: RegisterOf<Row>;
  readonly reading: Reading<Row>;
  readonly rowKey: (row: Row) => string;
  /** How a cell looks where plain text is not enough. */
  readonly cells?: Readonly<Record<string, (row: Row) => ReactNode>>;
  /** Where this list is to be had as files. */
  readonly files?: Files;
  readonly empty?: ReactNode;
  readonly caption: string;
  /** What else stands in the address and stays there: the division shown, the area chosen. */
  readonly keep?: Query;
};

export function Register<Row>({
  path,
  register,
  reading,
  rowKey,
  cells = {},
  files,
  empty,
  caption,
  keep = {},
}: Props<Row>) {
  const t = useTexts(uiTexts);
  const columns = register.columns.filter((column) => reading.shown.includes(column.key));
  if (reading.total === 0 && empty) return empty;
  return (
    <div className="register">
      <Controls path={path} register={register} reading={reading} keep={keep} />
      <ActiveFilters path={path} filters={register.filters} reading={reading} keep={keep} />
      {reading.count === 0 ? (
        <p className="empty">{t('table.nothing')}</p>
      ) : (
        <Scroll label={t('table.scroll')}>
          <table className="table table--facts">
            <caption className="kern-sr-only">{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <HeadCell key={column.key} path={path} column={column} reading={reading} keep={keep} />
                ))}
              </tr>
            </thead>
            <tbody>
              {reading.rows.map((row) => (
                <tr key={rowKey(row)}>
                  {columns.map((column, index) => (
                    <Cell key={column.key} column={column} row={row} first={index === 0} cell={cells[column.key]} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <div className="register__end">
        <p className="muted">
          {reading.count === reading.total
            ? t('table.count', { count: reading.total })
            : t('table.countOf', { count: reading.count, total: reading.total })}
        </p>
        <Pages path={path} reading={reading} keep={keep} />
        {files && <Downloads {...files} query={{ ...queryOf(reading, keep, {}), ...files.query }} what={caption} />}
      </div>
    </div>
  );
}

function Cell<Row>({
  column,
  row,
  first,
  cell,
}: {
  column: Column<Row>;
  row: Row;
  first: boolean;
  cell: ((row: Row) => ReactNode) | undefined;
}) {
  const value = cell ? cell(row) : column.value(row);
  const className = column.align === 'right' ? 'right' : undefined;
  if (first)
    return (
      <th scope="row" className={className}>
        {value}
      </th>
    );
  return (
    <td className={className} data-label={column.label}>
      {value ?? <span className="muted">–</span>}
    </td>
  );
}

/** The address of the same reading with something changed. */
function queryOf<Row>(reading: Reading<Row>, keep: Query, change: Query): Query {
  const { search, sort, chosen } = reading;
  return { ...keep, suche: search, sortierung: sort, ...chosen, ...change };
}

type Part<Row> = { path: string; reading: Reading<Row>; keep: Query };

function HeadCell<Row>({ path, column, reading, keep }: Part<Row> & { column: Column<Row> }) {
  const t = useTexts(uiTexts);
  const href = useHref();
  const up = reading.sort === column.key;
  const down = reading.sort === `-${column.key}`;
  return (
    <th
      scope="col"
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
      className={column.align === 'right' ? 'right' : undefined}
    >
      <a
        href={href(path, queryOf(reading, keep, { sortierung: up ? `-${column.key}` : column.key }))}
        title={t('table.sortBy', { column: column.label })}
      >
        {column.label}
        {(up || down) && <span aria-hidden="true">{up ? ' ↑' : ' ↓'}</span>}
      </a>
    </th>
  );
}

function Controls<Row>({ path, register, reading, keep }: Part<Row> & { register: RegisterOf<Row> }) {
  const t = useTexts(uiTexts);
  const href = useHref();
  const action = href(path, keep);
  const kept = [...new URLSearchParams(action.split('?')[1] ?? '')];
  return (
    <form method="get" action={action.split('?')[0]} className="register__controls" data-auto>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="sortierung" value={reading.sort} data-standard={register.sortedBy} />
      <label className="control control--search">
        <span className="kern-sr-only">{t('table.searchIn')}</span>
        <input type="search" name="suche" defaultValue={reading.search} placeholder={t('table.searchIn')} />
      </label>
      {register.filters
        .filter((filter) => !filter.more)
        .map((filter) => (
          <FilterControl key={filter.key} filter={filter} reading={reading} />
        ))}
      <MoreFilters filters={register.filters.filter((filter) => filter.more)} reading={reading} />
      <ColumnChoice register={register} reading={reading} />
      <button type="submit" className="control__apply">
        {t('table.apply')}
      </button>
    </form>
  );
}

function FilterControl<Row>({ filter, reading }: { filter: Filter<Row>; reading: Reading<Row> }) {
  const t = useTexts(uiTexts);
  return (
    <label className="control">
      <span>{filter.label}</span>
      <select name={filter.key} data-standard={filter.standard} defaultValue={reading.chosen[filter.key] ?? ''}>
        <option value={filter.standard ? everything : ''}>{t('all')}</option>
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Open where one of them is at work, so that nothing filters unseen. */
function MoreFilters<Row>({ filters, reading }: { filters: readonly Filter<Row>[]; reading: Reading<Row> }) {
  const t = useTexts(uiTexts);
  if (filters.length === 0) return null;
  return (
    <details className="more" open={filters.some((filter) => isActive(filter, reading))}>
      <summary>{t('table.more')}</summary>
      <div className="more__list">
        {filters.map((filter) => (
          <FilterControl key={filter.key} filter={filter} reading={reading} />
        ))}
      </div>
    </details>
  );
}

function isActive<Row>({ key, standard }: Filter<Row>, { chosen }: Reading<Row>): boolean {
  return chosen[key] !== undefined && chosen[key] !== standard;
}

function ColumnChoice<Row>({ register, reading }: { register: RegisterOf<Row>; reading: Reading<Row> }) {
  const t = useTexts(uiTexts);
  if (!register.columns.some((column) => column.extra)) return null;
  return (
    <Menu label={t('table.columns')}>
      {register.columns
        .filter((column) => !column.hidden)
        .map((column) => (
          <label key={column.key}>
            <input
              type="checkbox"
              name="spalte"
              value={column.key}
              defaultChecked={reading.shown.includes(column.key)}
            />{' '}
            {column.label}
          </label>
        ))}
    </Menu>
  );
}

function ActiveFilters<Row>({ path, filters, reading, keep }: Part<Row> & { filters: readonly Filter<Row>[] }) {
  const t = useTexts(uiTexts);
  const href = useHref();
  const active = filters.filter((filter) => isActive(filter, reading));
  if (active.length === 0 && reading.search === '') return null;
  return (
    <ul className="filters" aria-label={t('table.filters')}>
      {reading.search !== '' && (
        <FilterChip
          href={href(path, queryOf(reading, keep, { suche: null }))}
          label={`„${reading.search}“`}
          remove={t('remove')}
        />
      )}
      {active.map((filter) => (
        <FilterChip
          key={filter.key}
          href={href(path, queryOf(reading, keep, { [filter.key]: null }))}
          label={`${filter.label}: ${filter.options.find(({ value }) => value === reading.chosen[filter.key])?.label ?? t('all')}`}
          remove={t('remove')}
        />
      ))}
      <li>
        <a href={href(path, keep)}>{t('table.reset')}</a>
      </li>
    </ul>
  );
}

function FilterChip({ href, label, remove }: { href: string; label: string; remove: string }) {
  return (
    <li>
      <a className="chip chip--filter" href={href}>
        {label} <span aria-hidden="true">×</span>
        <span className="kern-sr-only"> {remove}</span>
      </a>
    </li>
  );
}

function Pages<Row>({ path, reading, keep }: Part<Row>) {
  const t = useTexts(uiTexts);
  const href = useHref();
  if (reading.pages === 1) return null;
  const to = (page: number) => href(path, queryOf(reading, keep, { seite: page }));
  return (
    <nav className="pages" aria-label={t('table.pages')}>
      {reading.page > 1 && (
        <a href={to(reading.page - 1)} rel="prev">
          ‹ {t('table.previous')}
        </a>
      )}
      <span>{t('table.page', { page: reading.page, pages: reading.pages })}</span>
      {reading.page < reading.pages && (
        <a href={to(reading.page + 1)} rel="next">
          {t('table.next')} ›
        </a>
      )}
    </nav>
  );
}
