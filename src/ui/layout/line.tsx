/** A line of a list (`.list`): what it is and leads to, a note below it, and at its end a state, a day or a choice. */

import type { ReactNode } from 'react';
import { useHref } from './place.tsx';

type Props = {
  /** Within the city. */
  readonly path?: string;
  readonly note?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
};

export function Line({ path, note, end, children }: Props) {
  const href = useHref();
  return (
    <li>
      <span>
        {path === undefined ? children : <a href={href(path)}>{children}</a>}
        {note && <span className="muted block small">{note}</span>}
      </span>
      {end}
    </li>
  );
}
