import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { cooperationTexts } from '../../texts.en.ts';
import { loadLoads } from '../load.server.ts';
import { mostDuties } from '../load.ts';
import { loadRegister } from '../load-register.ts';
import type { Route } from './+types/load-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const rows = await loadLoads(visit);
  const register = loadRegister(cooperationTexts(visit.language));
  return {
    reading: readRegister(register, rows, new URL(args.request.url).searchParams),
    double: rows.filter((row) => row.double && row.personId !== null).length,
  };
}

export default function LoadPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const href = useHref();
  const { reading, double } = loaderData;
  return (
    <>
      <PageHead
        title={t('load.title', { count: double })}
        lead={t('load.lead', { most: mostDuties })}
        crumbs={[{ label: t('groups.crumb'), href: href('/gruppen') }]}
      />
      <Register
        path="/belastung"
        register={loadRegister(t)}
        reading={reading}
        caption={t('load.caption')}
        rowKey={(row) => `${row.personId} ${row.officeId}`}
        cells={{
          name: (row) =>
            row.name === null ? <span className="break">{t('requests.left')}</span> : <Said>{row.name}</Said>,
          hinweis: (row) => {
            if (row.left) return <Chip tone="warn">{t('requests.left')}</Chip>;
            if (row.double && row.personId !== null) return <Chip tone="strong">{t('load.double')}</Chip>;
            if (row.double) return <Chip>{t('load.both')}</Chip>;
            return row.heavy ? <Chip tone="warn">{t('load.heavy')}</Chip> : null;
          },
        }}
        files={{ path: '/belastung', formats: ['csv', 'xlsx'] }}
        empty={
          <Empty action={<ButtonLink href={href('/gruppen')}>{t('groups.crumb')}</ButtonLink>}>{t('load.none')}</Empty>
        }
      />
    </>
  );
}
