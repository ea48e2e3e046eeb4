/** Two wordings side by side: what is gone is struck on the left, what is new is marked on the right. */

import { useTexts } from '#ui/language.ts';
import type { Comparison, Piece } from './amendment.ts';
import { councilTexts } from './texts.en.ts';

export function SideBySide({ comparison, before, after }: { comparison: Comparison; before: string; after: string }) {
  const t = useTexts(councilTexts);
  return (
    <div className="side-by-side">
      <section aria-label={before}>
        <h3>{before}</h3>
        <p className="prose" lang="de">
          {keyed(comparison.before).map(({ key, text, changed }) =>
            changed ? (
              <del key={key}>
                <span className="kern-sr-only">{t('compare.gone')}</span>
                {text}
              </del>
            ) : (
              text
            ),
          )}
        </p>
      </section>
      <section aria-label={after}>
        <h3>{after}</h3>
        <p className="prose" lang="de">
          {keyed(comparison.after).map(({ key, text, changed }) =>
            changed ? (
              <ins key={key}>
                <span className="kern-sr-only">{t('compare.added')}</span>
                {text}
              </ins>
            ) : (
              text
            ),
          )}
        </p>
      </section>
    </div>
  );
}

function keyed(pieces: readonly Piece[]): (Piece & { key: number })[] {
  let at = 0;
  return pieces.map((piece) => {
    const key = at;
    at += piece.text.length;
    return { ...piece, key };
  });
}
