/** The frame of all pages of a city. */

import { data, Outlet, useLocation } from 'react-router';
import { countTasks } from '#annual-report/tasks.server.ts';
import { deputyRole } from '#people/absence.ts';
import type { Role } from '#people/role.ts';
import { peopleTexts } from '#people/texts.en.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { entry } from '#platform/journal.server.ts';
import { justSaved } from '#platform/saved.server.ts';
import { listReleases } from '#publication/publication.store.server.ts';
import { useTexts } from '#ui/language.ts';
import { Chip, Menu, Notice, PostButton } from '#ui/layout/page.tsx';
import { PlaceProvider, useHref, usePlace } from '#ui/layout/place.tsx';
import { SearchField, SearchIcon } from '#ui/layout/search-field.tsx';
import { type NavGroup, Preferences, Shell } from '#ui/layout/shell.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import type { Route } from './+types/city-layout.ts';
import { startTexts } from './texts.en.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const just = justSaved(args.request, visit.city.id);
  const savedEntry = just && just.entryId > 0 ? await visit.read((db) => entry(db, just.entryId)) : undefined;
  const mine = savedEntry?.actorId === visit.person.id ? savedEntry : undefined;
  return data(
    {
      city: {
        id: visit.city.id,
        name: visit.city.name,
        fictitious: visit.city.fictitious,
        reportYear: visit.city.reportYear,
      },
      year: visit.year,
      person: visit.person.name,
      roles: [...new Set(visit.grants.map((grant) => grant.role).filter((role) => role !== deputyRole))] as Role[],
      tasks: await countTasks(visit),
      may: {
        people: visit.may('people.read'),
        money: visit.may('money.read'),
        conflicts: visit.may('conflicts.read'),
        report: visit.may('report.read'),
        council: visit.may('council.read'),
        // What everybody may read, she may read too.
        publicReports: !visit.may('report.read') && (await hasPublicReports(visit)),
        history: visit.may('history.read'),
        settings: visit.may('city.settings'),
      },
      demo: visit.hall.config.demo,
      saved: just && {
        entryId: mine?.undoable && mine.act !== 'undo' ? mine.id : null,
        title: mine?.title ?? null,
        act: just.entryId === 0 ? ('none' as const) : mine?.act === 'undo' ? ('undo' as const) : ('saved' as const),
      },
    },
    just ? { headers: { 'Set-Cookie': just.clear } } : undefined,
  );
}

function hasPublicReports(visit: Visit): Promise<boolean> {
  return visit.remember(`public reports ${today()}`, async (db) =>
    (await listReleases(db)).some(({ kind, fromOn }) => kind === 'report' && fromOn <= today()),
  );
}

export default function CityLayout({ loaderData }: Route.ComponentProps) {
  const { city, year } = loaderData;
  return (
    <PlaceProvider place={{ city: city.id, year, standardYear: city.reportYear }}>
      <Frame data={loaderData} />
    </PlaceProvider>
  );
}

type Data = Route.ComponentProps['loaderData'];

function Frame({ data }: { data: Data }) {
  const href = useHref();
  const nav = useNav(data);
  return (
    <Shell home={href('/')} nav={nav} top={<TopBar data={data} />} notice={data.saved && <Saved saved={data.saved} />}>
      <Outlet />
    </Shell>
  );
}

function Saved({ saved }: { saved: NonNullable<Data['saved']> }) {
  const t = useTexts(startTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const title =
    saved.act === 'none'
      ? t('saved.unchanged')
      : saved.act === 'undo'
        ? t('saved.undone', { title: saved.title ?? '' })
        : t('saved.title');
  return (
    <div className="notice-row" data-saved="">
      <Notice tone="success" title={title}>
        {saved.entryId !== null && (
          <PostButton kind="quiet" action={href(`/verlauf/${saved.entryId}/rueckgaengig`)}>
            {ui('undo')}
          </PostButton>
        )}
      </Notice>
    </div>
  );
}

function useNav({ may, tasks }: Data): NavGroup[] {
  const t = useTexts(startTexts);
  const href = useHref();
  const { pathname } = useLocation();
  const { city } = usePlace();
  const item = (label: string, path: string, count?: number) => {
    const base = `/${city}${path === '/' ? '' : path}`;
    const current =
      path === '/'
        ? pathname === base || pathname === `${base}/`
        : pathname === base || pathname.startsWith(`${base}/`);
    return { label, href: href(path), current, ...(count === undefined ? {} : { count }) };
  };
  const groups: NavGroup[] = [
    { label: null, items: [item(t('nav.overview'), '/'), item(t('nav.tasks'), '/aufgaben', tasks)] },
    {
      label: t('nav.want'),
      items: [
        item(t('nav.concept'), '/konzept'),
        item(t('nav.goals'), '/ziele'),
        item(t('nav.plans'), '/fachplaene'),
        item(t('nav.matrix'), '/matrix'),
      ],
    },
    {
      label: t('nav.together'),
      items: [
        item(t('nav.checklists'), '/prueflisten'),
        item(t('nav.requests'), '/mitwirkung'),
        item(t('nav.groups'), '/gruppen'),
        ...(may.people ? [item(t('nav.debts'), '/offen')] : []),
      ],
    },
    {
      label: t('nav.act'),
      items: [
        item(t('nav.measures'), '/massnahmen'),
        ...(may.money ? [item(t('nav.budget'), '/haushalt')] : []),
        ...(may.conflicts ? [item(t('nav.conflicts'), '/zielkonflikte')] : []),
      ],
    },
    {
      label: t('nav.know'),
      items: [
        item(t('nav.map'), '/karte'),
        item(t('nav.areas'), '/raeume'),
        item(t('nav.coverage'), '/abdeckung'),
        item(t('nav.indicators'), '/indikatoren'),
        item(t('nav.indices'), '/indizes'),
        item(t('nav.comparison'), '/vergleich'),
        item(t('nav.scatter'), '/zusammenhang'),
        item(t('nav.segregation'), '/segregation'),
        item(t('nav.population'), '/bevoelkerung'),
        item(t('nav.board'), '/beobachtung'),
        item(t('nav.alerts'), '/warnungen'),
      ],
    },
    ...(may.report
      ? [
          {
            label: t('nav.decide'),
            items: [...(may.council ? [item(t('nav.council'), '/ratsraum')] : []), item(t('nav.report'), '/bericht')],
          },
        ]
      : []),
    ...(may.publicReports ? [{ label: t('nav.decide'), items: [item(t('nav.report'), '/oeffentlich/berichte')] }] : []),
  ];
  const manage = [
    ...(may.people
      ? [item(t('nav.offices'), '/aemter'), item(t('nav.people'), '/personen'), item(t('nav.releases'), '/freigaben')]
      : []),
    ...(may.settings ? [item(t('nav.settings'), '/einstellungen')] : []),
    ...(may.history ? [item(t('nav.history'), '/verlauf')] : []),
  ];
  return manage.length > 0 ? [...groups, { label: t('nav.manage'), items: manage }] : groups;
}

/** Years that can be looked at: the report year and some around it. */
function yearsAround(year: number, standard: number): number[] {
  const latest = Math.max(year, standard, new Date().getFullYear());
  return Array.from({ length: latest - 2000 + 1 }, (_, i) => latest - i);
}

function TopBar({ data }: { data: Data }) {
  const t = useTexts(startTexts);
  const people = useTexts(peopleTexts);
  const { pathname, search } = useLocation();
  const roles = data.roles.map((role) => people(`role.${role}`)).join(', ');
  return (
    <>
      <a className="top__city" href="/">
        {data.city.name}
      </a>
      {data.city.fictitious && <Chip tone="outline">{t('top.fictitious')}</Chip>}
      <YearChoice
        year={data.year}
        standard={data.city.reportYear}
        path={pathname}
        keep={pictures.some((page) => pathname === `/${data.city.id}${page}`) ? search : ''}
      />
      <Search />
      <div className="top__end">
        {data.demo && (
          <>
            <span className="top__long">
              <Chip tone="warn">{t('top.demo')}</Chip>
            </span>
            <span className="top__short">
              <Chip tone="warn">{t('top.demoShort')}</Chip>
            </span>
          </>
        )}
        <span className="top__long">
          <Chip>{roles}</Chip>
        </span>
        <Menu label={data.person}>
          <span className="muted small">{roles}</span>
          <a href="/konto">{t('top.account')}</a>
          <Preferences path={pathname + search} labels={{ dark: t('top.dark'), light: t('top.light') }} />
          <PostButton kind="quiet" action="/abmelden">
            {t('top.signOut')}
          </PostButton>
        </Menu>
      </div>
    </>
  );
}

/** Not on the search page, which has its own field. */
function Search() {
  const t = useTexts(startTexts);
  const href = useHref();
  const { pathname } = useLocation();
  if (pathname.endsWith('/suche')) return null;
  return (
    <div className="top__search">
      <SearchField
        action={href('/suche')}
        suggestions={href('/suche/vorschlaege')}
        label={t('search.label')}
        placeholder={t('search.short')}
        keys={t('search.keys')}
        submit={t('search.submit')}
      />
      <a className="top__search-link" href={href('/suche')} data-search-link="">
        <SearchIcon />
        <span className="kern-sr-only">{t('search.submit')}</span>
      </a>
    </div>
  );
}

/** Pages whose address holds more than the year: the map, comparisons. */
const pictures = ['/karte', '/vergleich', '/zusammenhang'];

/** @param keep the rest of a picture, which a new year does not change */
function YearChoice({ year, standard, path, keep }: { year: number; standard: number; path: string; keep: string }) {
  const ui = useTexts(uiTexts);
  return (
    <form method="get" action={path} className="top__year" data-auto>
      {[...new URLSearchParams(keep)].map(([name, value]) =>
        name === 'jahr' ? null : <input key={name + value} type="hidden" name={name} value={value} />,
      )}
      <label>
        <span className="top__year-label">{ui('year')}</span>{' '}
        <select name="jahr" defaultValue={year}>
          {yearsAround(year, standard).map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="control__apply">
        {ui('show')}
      </button>
    </form>
  );
}
