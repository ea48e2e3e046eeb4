/** An indicator in the areas of a division: map and list. */

import { FigureText } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import type { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type AreaRow, areaValuesRegister } from '../area-values-register.ts';
import { isStored } from '../formula.ts';
import type { Indicator } from '../indicator.ts';
import type { loadIndicatorView } from '../indicator-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import { DivisionChips } from './view-choices.tsx';

type AreasData = Awaited<ReturnType<typeof loadIndicatorView>>['view'] & {
  indicator: Indicator;
  chosen: string | null;
  reading: ReturnType<typeof readRegister<AreaRow>>;
  map: { width: number; height: number } | null;
  divisions: readonly { id: string; name: string }[];
  divisionId: string | null;
};

export function AreasCard({ data }: { data: AreasData }) {
  const t = useTexts(indicatorTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const language = useLanguage();
  const { indicator, reading, map, shapes, legend, year, changeFrom, divisions, divisionId } = data;
  const path = `/indikatoren/${indicator.id}`;
  return (
    <Card
      title={t('page.areas', { year: year ?? '' })}
      lead={indicator.sensitive ? t('page.noRanking') : t('page.areasLead')}
      id="raeume"
    >
      <DivisionChips path={`${path}#raeume`} divisions={divisions} current={divisionId} />
      <div className="object">
        {map && (
          <SmallMap
            {...map}
            alt={`${t('page.map')}: ${indicator.name}, ${year}`}
            legend={legend}
            files={{ path: `${path}/raeume`, formats: ['svg', 'png'], query: { gliederung: divisionId } }}
            areas={shapes.map((shape) => ({
              id: shape.id,
              d: shape.d,
              look: shape.look,
              label: `${shape.name}: ${shape.held ? ui('state.suppressed') : shape.value === null ? t('page.noValue') : formatNumber(shape.value, language, shape.decimals)}`,
              href: href(`/raeume/${shape.id}`),
            }))}
          />
        )}
        <Register
          path={path}
          keep={{ gliederung: divisionId, raum: data.chosen }}
          register={areaValuesRegister(language, indicator, year, changeFrom)}
          reading={reading}
          caption={indicator.name}
          files={{ path: `${path}/raeume`, formats: ['csv', 'xlsx', 'geojson', 'gpkg'] }}
          rowKey={(row) => row.id}
          cells={{
            raumname: (row) => (
              <a href={href(path, { raum: row.id, gliederung: divisionId })} title={t('page.show')}>
                <Said>{row.name}</Said>
              </a>
            ),
            wert: (row) => <FigureText figure={row.figure} decimals={indicator.decimals} />,
            aenderung: (row) => <FigureText figure={row.change} decimals={indicator.decimals} change />,
          }}
        />
      </div>
      {isStored(indicator) && divisions.length > 1 && (
        <p>
          <a href={href('/raeume/uebertragen', { indikator: indicator.id, jahr: year, von: divisionId })}>
            {t('carry.link')}
          </a>
        </p>
      )}
    </Card>
  );
}
