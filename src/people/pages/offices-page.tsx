import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type RegisterOf, readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { listOffices } from '../people.store.server.ts';
import { type OfficeKind, officeKinds } from '../role.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/offices-page.ts';

type OfficeRow = {
  id: string;
  name: string;
  short: string | null;
  kind: OfficeKind;
  parent: string | null;
  contact: string | null;
  retired: boolean;
};

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const offices = await visit.remember('offices', listOffices);
  const names = new Map(offices.map((office) => [office.id, office.name]));
  const rows = offices.map((office): OfficeRow => ({ ...office, parent: names.get(office.parentId ?? '') ?? null }));
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(registerOf(peopleTexts(visit.language)), rows, params), edit: mayEdit(visit) };
}

/** Who names owners also keeps the list of offices; so does who gives roles for them. */
function mayEdit(visit: Awaited<ReturnType<typeof allow>>): boolean {
  return visit.may('owners.name') || visit.may('people.manage');
}

function registerOf(t: ReturnType<typeof peopleTexts>): RegisterOf<OfficeRow> {
  return {
    columns: [
      { key: 'name', label: t('offices.name'), value: (row) => row.name },
      { key: 'kuerzel', label: t('offices.short'), value: (row) => row.short },
      { key: 'art', label: t('offices.kind'), value: (row) => t(`kind.${row.kind}`) },
      { key: 'teil', label: t('offices.parent'), value: (row) => row.parent },
      { key: 'kontakt', label: t('offices.contact'), value: (row) => row.contact, extra: true },
    ],
    filters: [
      {
        key: 'artfilter',
        label: t('offices.kind'),
        options: officeKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        matches: (row, kind) => row.kind === kind,
      },
      {
        key: 'zustand',
        standard: 'active',
        more: true,
        label: t('offices.state'),
        options: [
          { value: 'active', label: t('offices.active') },
          { value: 'retired', label: t('offices.retired') },
        ],
        matches: (row, state) => row.retired === (state === 'retired'),
      },
    ],
    words: (row) => `${row.name} ${row.short ?? ''} ${row.parent ?? ''}`,
    sortedBy: 'name',
  };
}

export default function OfficesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(peopleTexts);
  const href = useHref();
  const { reading, edit } = loaderData;
  const title = t('offices.title', { count: reading.count });
  const add = edit && (
    <ButtonLink href={href('/aemter/neu')} kind="primary">
      {t('offices.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={title} lead={t('offices.lead')} actions={add} />
      <Register
        path="/aemter"
        register={registerOf(t)}
        reading={reading}
        caption={t('offices.caption')}
        rowKey={(row) => row.id}
        cells={{
          name: (row) => (
            <>
              <a href={href(`/aemter/${row.id}`)}>
                <Said>{row.name}</Said>
              </a>{' '}
              {row.retired && <Chip>{t('offices.retired')}</Chip>}
            </>
          ),
        }}
        empty={<Empty action={add}>{t('offices.none')}</Empty>}
      />
    </>
  );
}
