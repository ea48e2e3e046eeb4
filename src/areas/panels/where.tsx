import { useTexts } from '#ui/language.ts';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { areaTexts } from '../texts.en.ts';
import type { WhereData } from './where.server.ts';

/** @param path of the files of this map, without ending */
export function Where({ data, alt, path }: { data: WhereData; alt: string; path: string }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  return (
    <SmallMap
      width={data.width}
      height={data.height}
      alt={alt}
      areas={data.ground.map(({ id, d }) => ({ id, d, look: 'ground', label: '' }))}
      overlay={data.marked.map(({ id, name, d }) => ({
        id,
        d,
        look: 'subject',
        label: name,
        href: href(`/raeume/${id}`),
      }))}
      files={{ path, formats: ['svg', 'png'] }}
      note={data.marked.some((area) => area.approximate) ? t('page.approximate') : undefined}
    />
  );
}
