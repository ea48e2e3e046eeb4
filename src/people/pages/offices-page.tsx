import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { officeRegister } from '../office-register.ts';
import { loadOffices } from '../registers.server.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/offices-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const params = new URL(args.request.url).searchParams;
  const register = officeRegister(peopleTexts(visit.language));
  return { reading: readRegister(register, await loadOffices(visit), params), edit: mayEdit(visit) };
}

/** Who names owners also keeps the list of offices; so does who gives roles for them. */
function mayEdit(visit: Awaited<ReturnType<typeof allow>>): boolean {
  return visit.may('owners.name') || visit.may('people.manage');
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
        register={officeRegister(t)}
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
        files={{ path: '/aemter', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={add}>{t('offices.none')}</Empty>}
      />
    </>
  );
}
