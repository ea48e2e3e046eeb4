/**
 * A piece of a page that was drawn before, by `drawn.server.tsx`. It takes part in the layout as if it were not there, and
 * is not copied through the rendering of the page: the page holds a mark, which the bytes replace when all is drawn.
 */

import { createContext, useContext } from 'react';

export type Piece = Uint8Array;

/** The pieces of the page that is being rendered. */
const Pieces = createContext<Piece[]>([]);
export const PiecesProvider = Pieces.Provider;

/** A character that no text of ours holds: forms and imports refuse it. */
const mark = '\u0000';

/** @param piece of type Piece; the framework's types believe that it travels to the browser, which it never does */
export function Drawn({ piece }: { piece: unknown }) {
  const pieces = useContext(Pieces);
  if (!(piece instanceof Uint8Array)) throw new Error('Only what drawn.server.tsx made can be shown as drawn');
  pieces.push(piece);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a mark; what replaces it was drawn from components
  return <div className="drawn" dangerouslySetInnerHTML={{ __html: mark }} />;
}

/** Puts the pieces where their marks are, in the order in which they were met. */
export function withPieces(html: string, pieces: readonly Piece[]): Uint8Array[] {
  const encoder = new TextEncoder();
  return html.split(mark).flatMap((text, index) => {
    const piece = index === 0 ? undefined : pieces[index - 1];
    return piece ? [piece, encoder.encode(text)] : [encoder.encode(text)];
  });
}
