/** A choice among a few, as links: it stands in the address. */

import { Said } from './page.tsx';

export type ChoiceChip = { readonly label: string; readonly href: string; readonly current: boolean };

/** @param said the labels are the city's own words, not ours */
export function ChoiceChips({
  label,
  choices,
  said = false,
}: {
  label: string;
  choices: readonly ChoiceChip[];
  said?: boolean;
}) {
  return (
    <nav className="chips" aria-label={label}>
      {choices.map((choice) => (
        <a key={choice.href} className="chip" aria-current={choice.current ? 'true' : undefined} href={choice.href}>
          {said ? <Said>{choice.label}</Said> : choice.label}
        </a>
      ))}
    </nav>
  );
}
