/** What the map shows, as one form: every choice is in the address it leads to. */

import type { Category } from '#areas/area.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { classWays } from '#indicators/classes.ts';
import { useTexts } from '#ui/language.ts';
import { Button } from '#ui/layout/page.tsx';
import { usePlace } from '#ui/layout/place.tsx';
import { layerName } from './map-looks.ts';
import { type Layer, limitsText, type MapState } from './map-state.ts';

type Named = { readonly id: string; readonly name: string };
type Props = {
  readonly state: MapState;
  readonly years: readonly number[];
  readonly choices: {
    readonly divisions: readonly Named[];
    readonly indicators: readonly (Named & { readonly theme: string | null })[];
    readonly layers: readonly Layer[];
    readonly categories: readonly Category[];
    readonly focus: boolean;
  };
};

export function MapChoices({ state, years, choices }: Props) {
  const t = useTexts(areaTexts);
  const { city } = usePlace();
  return (
    <form method="get" action={`/${city}/karte`} id="map-form" data-auto>
      <div className="map-choices">
        <div className="map-choices__one">
          <label htmlFor="map-gliederung">{t('map.division')}</label>
          <select id="map-gliederung" name="gliederung" defaultValue={state.division ?? ''}>
            {choices.divisions.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {choices.focus && (
          <div className="map-choices__one">
            <label htmlFor="map-kategorie">{t('map.category')}</label>
            <select id="map-kategorie" name="kategorie" defaultValue={state.category ?? ''}>
              <option value="">{t('map.allCategories')}</option>
              {choices.categories.map((category) => (
                <option key={category} value={category}>
                  {t(`category.${category}`)}
                </option>
              ))}
            </select>
          </div>
        )}
        <IndicatorChoice
          name="indikator"
          label={t('map.indicator')}
          chosen={state.indicator}
          indicators={choices.indicators}
        />
        <YearSlider name="jahr" label={t('map.year')} year={state.year} years={years} />
        <div className="map-choices__one">
          <label htmlFor="map-vergleich">{t('map.compare')}</label>
          <select id="map-vergleich" name="vergleich" defaultValue={state.compare ?? ''}>
            <option value="">{t('map.compareNone')}</option>
            <option value="years">{t('map.compareYears')}</option>
            <option value="indicators">{t('map.compareIndicators')}</option>
          </select>
        </div>
        {state.compare === 'years' && (
          <YearSlider name="jahr2" label={t('map.year2')} year={state.year2} years={years} />
        )}
        {state.compare === 'indicators' && (
          <IndicatorChoice
            name="indikator2"
            label={t('map.indicator2')}
            chosen={state.indicator2}
            indicators={choices.indicators}
          />
        )}
        <div className="map-choices__one">
          <label htmlFor="map-klassen">{t('map.classing')}</label>
          <select id="map-klassen" name="klassen" defaultValue={state.way}>
            {classWays.map((way) => (
              <option key={way} value={way}>
                {t(`map.ways.${way}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="map-choices__one">
          <label htmlFor="map-grenzen">{t('map.limits')}</label>
          <input
            type="text"
            id="map-grenzen"
            name="grenzen"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={limitsText(state.limits)}
            aria-describedby="map-grenzen-hinweis"
          />
          <span className="muted small" id="map-grenzen-hinweis">
            {t('map.limitsHint')}
          </span>
        </div>
        <fieldset className="map-choices__wide">
          <legend>{t('map.layers')}</legend>
          {choices.layers.map((layer) => (
            <label key={layer}>
              <input type="checkbox" name="ebenen" value={layer} defaultChecked={state.layers.includes(layer)} />
              {layerName(t, layer)}
            </label>
          ))}
        </fieldset>
        <details className="map-choices__wide" open={state.shape !== null}>
          <summary>{t('map.byNumbers')}</summary>
          <label>
            {t('map.byNumbersLabel')}
            <input type="text" name="flaeche" defaultValue={state.shape ?? ''} aria-describedby="flaeche-hinweis" />
          </label>
          <p className="muted small" id="flaeche-hinweis">
            {t('map.byNumbersHint')}
          </p>
          <Button kind="secondary">{t('map.byNumbersApply')}</Button>
        </details>
      </div>
      {state.position && (
        <input
          type="hidden"
          name="lage"
          value={[state.position.lon, state.position.lat, state.position.zoom].join(',')}
        />
      )}
      <div className="map-tools">
        <button type="submit" className="control__apply">
          {t('map.apply')}
        </button>
        <button type="button" className="quiet" data-play hidden data-stop={t('map.stop')}>
          {t('map.play')}
        </button>
        <button type="button" className="quiet" data-draw="rectangle" hidden>
          {t('map.drawRectangle')}
        </button>
        <button type="button" className="quiet" data-draw="polygon" hidden>
          {t('map.drawPolygon')}
        </button>
        <button type="button" className="quiet" data-draw-finish hidden>
          {t('map.drawFinish')}
        </button>
        <button type="button" className="quiet" data-draw-cancel hidden>
          {t('map.drawCancel')}
        </button>
        <button type="button" className="quiet" data-share hidden>
          {t('map.share')}
        </button>
      </div>
    </form>
  );
}

function IndicatorChoice({
  name,
  label,
  chosen,
  indicators,
}: {
  name: string;
  label: string;
  chosen: string | null;
  indicators: readonly (Named & { readonly theme: string | null })[];
}) {
  const themes = [...Map.groupBy(indicators, (each) => each.theme ?? '')];
  const options = (some: typeof indicators) =>
    some.map((each) => (
      <option key={each.id} value={each.id}>
        {each.name}
      </option>
    ));
  return (
    <div className="map-choices__one">
      <label htmlFor={`map-${name}`}>{label}</label>
      <select id={`map-${name}`} name={name} defaultValue={chosen ?? ''} lang="de">
        {themes.map(([theme, some]) =>
          theme === '' ? (
            options(some)
          ) : (
            <optgroup key={theme} label={theme}>
              {options(some)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}

/** A year between the first and the last with values. A year without values leads to the nearest one before it. */
function YearSlider({
  name,
  label,
  year,
  years,
}: {
  name: string;
  label: string;
  year: number | null;
  years: readonly number[];
}) {
  const t = useTexts(areaTexts);
  const [from, to] = [years[0], years.at(-1)];
  if (year === null || from === undefined || to === undefined) return null;
  return (
    <div className="map-choices__year">
      <label htmlFor={`map-${name}`}>
        <span>
          {label}: <output data-year={name}>{year}</output>
        </span>
      </label>
      <input
        type="range"
        id={`map-${name}`}
        name={name}
        min={from}
        max={to}
        step={1}
        defaultValue={year}
        aria-describedby={`map-${name}-span`}
      />
      <span className="muted small" id={`map-${name}-span`}>
        {t('map.yearSpan', { from, to })}
      </span>
    </div>
  );
}
