import { allow, openTo } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Notice, PageHead, PostButton } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { baseMapForm, baseMapKinds } from '../outside-service.ts';
import { addressSearchSetting, baseMapFrom, baseMapSetting, saveBaseMap } from '../outside-services.store.server.ts';
import { cityMiddle } from '../shapes.store.server.ts';
import { areaTexts } from '../texts.en.ts';
import { tilesAround } from '../tile-address.ts';
import type { Route } from './+types/settings-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'city.settings');
  const setting = await visit.read(baseMapSetting);
  const search = await visit.read(addressSearchSetting);
  const ofHouse = visit.hall.config.basemap;
  const params = new URL(args.request.url).searchParams;
  const asked = params.has('ausprobieren')
    ? check(
        baseMapForm,
        Object.fromEntries(['kind', 'url', 'attribution'].map((name) => [name, params.get(name) ?? ''])),
      )
    : null;
  const tried = asked?.ok ? baseMapFrom(asked.form) : null;
  const middle = tried ? await visit.read((db) => cityMiddle(db, visit.asOf)) : null;
  if (tried) openTo(args, tried.origin);
  return {
    setting,
    search: search && { kind: search.kind, host: new URL(search.url).host },
    ofHouse: ofHouse && { kind: ofHouse.kind, origin: ofHouse.origin },
    failure: asked && !asked.ok ? asked.failure : undefined,
    typed: asked?.ok ? asked.values : null,
    tried: tried && {
      origin: tried.origin,
      attribution: tried.attribution,
      tiles: tried.kind === 'style' || !middle ? null : tilesAround({ kind: tried.kind, url: tried.url }, middle),
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'city.settings');
  const values = await formValues(args.request);
  const title = areaTexts('de')('settings.baseMap');
  if (values.act === 'drop') {
    const entryId = await visit.write((db) => saveBaseMap(db, visit.actor, title, { form: null }));
    return saved(visit, '/einstellungen', entryId);
  }
  const checked = check(baseMapForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => saveBaseMap(db, visit.actor, title, checked));
    return saved(visit, '/einstellungen', entryId);
  });
}

export default function SettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(areaTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { setting, search, ofHouse, typed, tried } = loaderData;
  const labels = { kind: t('settings.kind'), url: t('settings.url'), attribution: t('settings.attribution') };
  const stored = { kind: setting?.kind ?? '', url: setting?.url ?? '', attribution: setting?.attribution ?? '' };
  const inherited = ofHouse
    ? t('settings.ofHouse', { kind: t(`baseMapKind.${ofHouse.kind}`), host: ofHouse.origin })
    : t('settings.ofHouseNone');
  return (
    <>
      <PageHead title={t('settings.title')} lead={t('settings.lead')} />
      <div className="stack">
        {tried && <Tried tried={tried} />}
        <Card title={t('settings.baseMap')} lead={t('settings.baseMapLead')}>
          <p>{setting ? t(`settings.now.${setting.kind === 'none' ? 'none' : 'own'}`) : inherited}</p>
          <Form
            values={typed ?? stored}
            failure={failureOf(actionData) ?? loaderData.failure}
            labels={labels}
            submit={ui('save')}
            also={
              <button
                type="submit"
                className="kern-btn kern-btn--secondary"
                name="ausprobieren"
                value="1"
                formMethod="get"
              >
                <span className="kern-label">{t('settings.try')}</span>
              </button>
            }
            draft="base-map"
            revision={setting?.revision}
          >
            <SelectField
              name="kind"
              label={labels.kind}
              options={baseMapKinds.map((kind) => ({ value: kind, label: t(`baseMapKind.${kind}`) }))}
            />
            <TextField name="url" label={labels.url} hint={t('settings.urlHint')} />
            <TextField name="attribution" label={labels.attribution} hint={t('settings.attributionHint')} />
          </Form>
        </Card>
        {setting && (
          <Card title={t('settings.dropTitle')} lead={inherited}>
            <PostButton fields={{ act: 'drop' }} action={href('/einstellungen')}>
              {t('settings.drop')}
            </PostButton>
          </Card>
        )}
        <p>
          <ButtonLink href={href('/karte')}>{t('settings.toMap')}</ButtonLink>
        </p>
        <Card title={t('addressSetting.title')} lead={t('addressSetting.lead')} id="adresssuche">
          <p>
            {search
              ? t('addressSetting.on', { kind: t(`addressSearchKind.${search.kind}`), host: search.host })
              : t('addressSetting.off')}
          </p>
          <p>
            <ButtonLink href={href('/einstellungen/adresssuche')}>{t('addressSetting.change')}</ButtonLink>
          </p>
        </Card>
      </div>
    </>
  );
}

type Tried = NonNullable<Route.ComponentProps['loaderData']['tried']>;

/** Four tiles in the middle of the city, fetched by the reader's own browser as the map would. */
function Tried({ tried }: { tried: Tried }) {
  const t = useTexts(areaTexts);
  if (!tried.tiles) return <Notice tone="info" title={t('settings.tryLater')} />;
  return (
    <Card title={t('settings.tried')} lead={t('settings.triedLead', { host: tried.origin })}>
      <div className="tried-tiles">
        {tried.tiles.map((tile, index) => (
          <img key={tile} src={tile} width={256} height={256} alt={t('settings.tile', { number: index + 1 })} />
        ))}
      </div>
      <p className="chart__note">{tried.attribution}</p>
    </Card>
  );
}
