/** A table of words and numbers as they are handed in: nothing to search or sort, the first cell of a row names it. */

import type { ReactNode } from 'react';
import { Scroll } from './scroll.tsx';

type Table = {
  /** Said to those who do not see the table. */
  readonly label: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** Columns of numbers, set to the right. */
  readonly numbers?: (column: number) => boolean;
  /** On a phone each row becomes a list of facts, each with its heading. */
  readonly facts?: boolean;
};

export function PlainTable({ label, head, rows, numbers = () => false, facts = false }: Table) {
  const side = (column: number) => (numbers(column) ? 'right' : undefined);
  return (
    <Scroll label={label}>
      <table className={facts ? 'table table--facts' : 'table'}>
        <caption className="kern-sr-only">{label}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
              <th key={column} scope="col" className={side(column)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <td key={index} className={side(index + 1)} data-label={facts ? head[index + 1] : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
