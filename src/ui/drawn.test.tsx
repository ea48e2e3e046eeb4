import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { drawn } from './drawn.server.tsx';
import { Drawn, type Piece, PiecesProvider, withPieces } from './drawn.tsx';
import { useHref } from './layout/place.tsx';

const reader = { language: 'de', year: 2020, city: { id: 'stadt', reportYear: 2024 } } as const;

function Link() {
  return <a href={useHref()('/ziele')}>Öffnen &amp; lesen</a>;
}

test('a page is whole again when its pieces stand at their marks', () => {
  const pieces: Piece[] = [];
  const html = renderToStaticMarkup(
    <PiecesProvider value={pieces}>
      <h1>Maße</h1>
      <Drawn piece={drawn(reader, <Link />)} />
      <Drawn piece={drawn(reader, <p>zwei</p>)} />
      <footer />
    </PiecesProvider>,
  );
  expect(Buffer.concat(withPieces(html, pieces)).toString()).toBe(
    '<h1>Maße</h1><div class="drawn"><a href="/stadt/ziele?jahr=2020">Öffnen &amp; lesen</a></div><div class="drawn"><p>zwei</p></div><footer></footer>',
  );
});
