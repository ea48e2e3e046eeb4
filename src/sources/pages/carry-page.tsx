import { indicatorTexts } from '#indicators/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { FigureText } from '#ui/figure.tsx';
import { FieldRow, SelectField } from '#ui/form/form.tsx';
import { FormContext } from '#ui/form/state.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Button, Card, Empty, Facts, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { carriedRegister } from '../carried-register.ts';
import { loadCarrying } from '../carrying.server.ts';
import { frameName } from '../frame-name.ts';
import type { Route } from './+types/carry-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const { frames, indicators, years, chosen, people, carried } = await loadCarrying(visit, params);
  const { from, to, indicator, year, kind, weights } = chosen;
  return {
    frames: frames.map((frame) => ({ value: frame.key, label: frameName(frame, visit.language) })),
    indicators: indicators.map(({ id, name }) => ({ value: id, label: name })),
    years,
    people,
    chosen: {
      von: from?.key ?? '',
      nach: to?.key ?? '',
      indikator: indicator?.id ?? '',
      jahr: year === null ? '' : String(year),
      art: kind,
      gewicht: weights,
    },
    names: from && to && { from: frameName(from, visit.language), to: frameName(to, visit.language) },
    indicator: indicator && { name: indicator.name, decimals: indicator.decimals, unit: indicator.unit },
    reading: carried && readRegister(carriedRegister(visit.language), carried.rows, params, { perPage: 25 }),
    balance: carried?.balance ?? null,
    unknown: carried?.unknown ?? 0,
    withoutShape: carried?.withoutShape ?? [],
    claimedTwice: carried?.claimedTwice ?? [],
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function CarryPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { frames, indicator, reading } = loaderData;
  return (
    <>
      <PageHead
        title={t('carry.title')}
        lead={t('carry.lead')}
        crumbs={[{ label: t('page.crumb'), href: href('/indikatoren') }]}
      />
      {frames.length < 2 ? (
        <Empty>{t('carry.noFrames')}</Empty>
      ) : (
        <div className="stack">
          <Choices data={loaderData} />
          {!indicator && <Empty>{t('carry.wanted')}</Empty>}
          {indicator && !reading && <Empty>{t('carry.noValues')}</Empty>}
          {reading && (
            <>
              <Balance data={loaderData} />
              <Values data={loaderData} reading={reading} />
            </>
          )}
        </div>
      )}
    </>
  );
}

function Choices({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { frames, indicators, years, chosen, people } = data;
  return (
    <Card title={t('carry.choose')}>
      <FormContext.Provider value={{ values: chosen, errors: {}, stored: undefined }}>
        <form method="get" action={href('/raeume/uebertragen')} className="form">
          <FieldRow>
            <SelectField
              name="indikator"
              label={t('carry.indicator')}
              hint={t('carry.indicatorHint')}
              options={indicators}
            />
            {years.length > 0 && (
              <SelectField
                name="jahr"
                label={t('carry.year')}
                options={years.map((year) => ({ value: String(year), label: String(year) }))}
              />
            )}
          </FieldRow>
          <FieldRow>
            <SelectField name="von" label={t('carry.from')} options={frames} />
            <SelectField name="nach" label={t('carry.to')} options={frames} />
          </FieldRow>
          <FieldRow>
            <SelectField
              name="art"
              label={t('carry.kind')}
              options={(['extensive', 'intensive'] as const).map((value) => ({
                value,
                label: t(`carry.kinds.${value}`),
              }))}
            />
            <SelectField
              name="gewicht"
              label={t('carry.weights')}
              {...(people ? {} : { hint: t('carry.noPeople') })}
              options={[
                { value: 'land', label: t('carry.weight.land') },
                ...(people ? [{ value: 'people', label: t('carry.weight.people', { name: people.name }) }] : []),
              ]}
            />
          </FieldRow>
          <div className="form__end">
            <Button>{t('carry.show')}</Button>
          </div>
        </form>
      </FormContext.Provider>
    </Card>
  );
}

/** The first few names, and that there are more. */
function someOf(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} …` : names.join(', ');
}

function Balance({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const { balance, unknown, withoutShape, claimedTwice, indicator } = data;
  const number = (value: number) => formatNumber(value, language, indicator?.decimals ?? 0);
  return (
    <Card title={t('carry.balance')} id="bilanz">
      {balance ? (
        <Facts
          facts={[
            [t('carry.given'), number(balance.given)],
            [t('carry.placed'), number(balance.placed)],
            [t('carry.unplaced'), number(balance.unplaced)],
          ]}
        />
      ) : (
        <p>{t('carry.means')}</p>
      )}
      {balance && balance.left.length > 0 && (
        <p>
          <Said>
            {t('carry.left', { names: someOf(balance.left.map(({ name, value }) => `${name} (${number(value)})`)) })}
          </Said>
        </p>
      )}
      {unknown > 0 && <p>{t('carry.unknown', { count: unknown })}</p>}
      {withoutShape.length > 0 && (
        <p>
          <Said>{t('carry.withoutShape', { names: someOf(withoutShape) })}</Said>
        </p>
      )}
      {claimedTwice.length > 0 && (
        <p>
          <Said>{t('carry.claimedTwice', { names: someOf(claimedTwice) })}</Said>
        </p>
      )}
    </Card>
  );
}

function Values({ data, reading }: { data: Data; reading: NonNullable<Data['reading']> }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { chosen, indicator, names } = data;
  const decimals = indicator?.decimals ?? 0;
  const title = t('carry.result', {
    indicator: indicator?.name ?? '',
    year: chosen.jahr,
    from: names?.from ?? '',
    to: names?.to ?? '',
  });
  return (
    <Card title={title} lead={t('carry.note')} id="werte">
      <Register
        path="/raeume/uebertragen"
        keep={chosen}
        register={carriedRegister(language)}
        reading={reading}
        caption={title}
        rowKey={(row) => row.id}
        cells={{
          raumname: (row) => (
            <a href={href(`/raeume/${row.id}`)}>
              <Said>{row.name}</Said>
            </a>
          ),
          wert: (row) => <FigureText figure={row.figure} decimals={decimals} />,
          fehler: (row) => (row.error === null ? '–' : `± ${formatNumber(row.error, language, decimals)}`),
          abgedeckt: (row) => formatNumber(row.covered * 100, language, 0),
        }}
        files={{ path: '/raeume/uebertragen', formats: ['csv', 'xlsx'] }}
      />
    </Card>
  );
}
