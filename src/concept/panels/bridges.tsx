import { useTexts } from '#ui/language.ts';
import { Card, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { bridgePaths } from '../bridges/bridge.ts';
import { conceptTexts } from '../texts.en.ts';
import type { BridgesPanel } from './bridges.server.ts';

/** Strategies and instruments that lead to this goal or from it to this measure. */
export function BridgesOfObject({ data }: { data: BridgesPanel }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <Card title={t('bridges.ofObject')} id="strategien">
      {data.length === 0 ? (
        <p className="muted">{t('bridges.noneOfObject')}</p>
      ) : (
        <ul className="list">
          {data.map(({ kind, id, title }) => (
            <li key={`${kind}-${id}`}>
              <a href={href(`${bridgePaths[kind]}/${id}`)}>
                <Said>{title}</Said>
              </a>
              <Chip>{t(`bridges.${kind}.one`)}</Chip>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
