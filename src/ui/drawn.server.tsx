/** Draws a piece of a page by itself, so that it can be remembered: a map of five hundred areas is drawn once, not per visit. */

import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Piece } from './drawn.tsx';
import { type Language, LanguageContext } from './language.ts';
import { PlaceProvider } from './layout/place.tsx';

/** Whose links and words it bears. */
type Reader = {
  readonly language: Language;
  readonly year: number;
  readonly city: { readonly id: string; readonly reportYear: number };
};

export function drawn({ language, year, city }: Reader, piece: ReactNode): Piece {
  const html = renderToStaticMarkup(
    <LanguageContext value={language}>
      <PlaceProvider place={{ city: city.id, year, standardYear: city.reportYear }}>{piece}</PlaceProvider>
    </LanguageContext>,
  );
  return Buffer.from(html);
}
