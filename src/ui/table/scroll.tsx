/** A frame for what may be wider than the page: whoever has no mouse scrolls it with the arrow keys. */

import type { ReactNode } from 'react';

export function Scroll({
  label,
  className = 'table-frame',
  children,
}: {
  label: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no landmark of its own; a page may hold many
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard does not reach what is hidden
    <div className={className} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
