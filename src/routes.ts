/** All addresses: German words, as on screen. */

import { index, layout, prefix, type RouteConfig, route } from '@react-router/dev/routes';

const object = 'start/object-layout.tsx';

export default [
  index('start/pages/cities-page.tsx'),
  // What the server itself refuses is said here; no city can be called this.
  route('-', 'start/pages/nowhere.tsx', { id: 'refused' }),
  route('anmelden', 'people/pages/sign-in-page.tsx'),
  route('abmelden', 'people/pages/sign-out.tsx'),
  route('passwort', 'people/pages/forgotten-password-page.tsx'),
  route('passwort/:token', 'people/pages/new-password-page.tsx'),
  route('konto', 'people/pages/account-page.tsx'),
  route('einladung/:city/:token', 'people/pages/invitation-page.tsx'),
  ...prefix(':city', [
    route('ziele.csv', 'concept/pages/goals-export.ts', { id: 'goals-csv' }),
    route('ziele.xlsx', 'concept/pages/goals-export.ts', { id: 'goals-xlsx' }),
    route('massnahmen.csv', 'measures/pages/measures-export.ts', { id: 'measures-csv' }),
    route('massnahmen.xlsx', 'measures/pages/measures-export.ts', { id: 'measures-xlsx' }),
    route('indikatoren.csv', 'indicators/pages/indicators-export.ts', { id: 'indicators-csv' }),
    route('indikatoren.xlsx', 'indicators/pages/indicators-export.ts', { id: 'indicators-xlsx' }),
    route('indikatoren/:indicator/werte.csv', 'indicators/pages/values-export.ts'),
    route('raeume/gliederungen/:division', 'areas/pages/division-export.ts'),
    route('karte/flaechen/:division', 'start/pages/map-geometry.ts'),
    route('karte/werte', 'start/pages/map-values.ts'),
    route('karte/ebenen/:layer', 'start/pages/map-layer.ts'),
    route('karte/blatt.pdf', 'start/pages/map-sheet-file.ts'),
    route('bericht/entwurf/pdf', 'annual-report/pages/draft-pdf.ts'),
    route('bericht/:report/:format', 'annual-report/pages/report-files.ts'),
    layout('start/city-layout.tsx', [
      layout('start/page-frame.tsx', [
        index('start/pages/overview-page.tsx'),
        route('luecken', 'start/pages/breaks-page.tsx'),
        route('aufgaben', 'annual-report/pages/tasks-page.tsx'),

        route('konzept', 'concept/pages/concept-page.tsx'),
        route('konzept/:list/neu', 'concept/pages/listed-form-page.tsx', { id: 'listed-new' }),
        route('konzept/:list/:entry/bearbeiten', 'concept/pages/listed-form-page.tsx', { id: 'listed-edit' }),
        layout(object, { id: 'object-guideline' }, [
          route('leitlinien/:guideline', 'concept/pages/guideline-page.tsx'),
        ]),
        route('ziele', 'concept/pages/goals-page.tsx'),
        route('ziele/neu', 'concept/pages/goal-form-page.tsx', { id: 'goal-new' }),
        layout(object, { id: 'object-goal' }, [route('ziele/:goal', 'concept/pages/goal-page.tsx')]),
        route('ziele/:goal/bearbeiten', 'concept/pages/goal-form-page.tsx', { id: 'goal-edit' }),
        route('ziele/:goal/einschaetzung', 'concept/pages/assessment-form-page.tsx'),
        route('matrix', 'start/pages/matrix-page.tsx'),
        route('matrix/:part/:challenge', 'concept/pages/cell-form-page.tsx'),

        route('massnahmen', 'measures/pages/measures-page.tsx'),
        route('massnahmen/neu', 'measures/pages/measure-form-page.tsx', { id: 'measure-new' }),
        route('massnahmen/import', 'sources/pages/measures-import-page.tsx'),
        layout(object, { id: 'object-measure' }, [route('massnahmen/:measure', 'measures/pages/measure-page.tsx')]),
        route('massnahmen/:measure/bearbeiten', 'measures/pages/measure-form-page.tsx', { id: 'measure-edit' }),
        route('massnahmen/:measure/stand', 'measures/pages/report-form-page.tsx'),
        route('massnahmen/:measure/geld', 'budget/pages/money-form-page.tsx'),
        route('haushalt', 'budget/pages/budget-page.tsx'),
        route('haushalt/neu', 'budget/pages/product-form-page.tsx', { id: 'product-new' }),
        layout(object, { id: 'object-product' }, [route('haushalt/:product', 'budget/pages/product-page.tsx')]),
        route('haushalt/:product/bearbeiten', 'budget/pages/product-form-page.tsx', { id: 'product-edit' }),

        route('karte', 'start/pages/map-page.tsx'),
        route('raeume', 'areas/pages/areas-page.tsx'),
        route('raeume/neu', 'areas/pages/area-form-page.tsx', { id: 'area-new' }),
        route('raeume/import', 'sources/pages/areas-import-page.tsx'),
        layout(object, { id: 'object-area' }, [route('raeume/:area', 'areas/pages/area-page.tsx')]),
        route('raeume/:area/bearbeiten', 'areas/pages/area-form-page.tsx', { id: 'area-edit' }),
        route('indikatoren', 'indicators/pages/indicators-page.tsx'),
        route('indikatoren/neu', 'indicators/pages/indicator-form-page.tsx', { id: 'indicator-new' }),
        route('indikatoren/import', 'sources/pages/values-import-page.tsx'),
        layout(object, { id: 'object-indicator' }, [
          route('indikatoren/:indicator', 'indicators/pages/indicator-page.tsx'),
        ]),
        route('indikatoren/:indicator/bearbeiten', 'indicators/pages/indicator-form-page.tsx', {
          id: 'indicator-edit',
        }),

        route('bericht', 'annual-report/pages/reports-page.tsx'),
        route('bericht/runden/neu', 'annual-report/pages/round-form-page.tsx'),
        route('bericht/runden/:round', 'annual-report/pages/round-page.tsx'),
        route('bericht/runden/:round/antwort/:request', 'annual-report/pages/answer-page.tsx'),
        route('bericht/entwurf', 'annual-report/pages/draft-page.tsx'),
        route('bericht/vergleich', 'annual-report/pages/compare-page.tsx'),
        route('bericht/:report', 'annual-report/pages/report-page.tsx'),

        route('aemter', 'people/pages/offices-page.tsx'),
        route('aemter/neu', 'people/pages/office-form-page.tsx', { id: 'office-new' }),
        layout(object, { id: 'object-office' }, [route('aemter/:office', 'people/pages/office-page.tsx')]),
        route('aemter/:office/bearbeiten', 'people/pages/office-form-page.tsx', { id: 'office-edit' }),
        route('personen', 'people/pages/members-page.tsx'),
        route('personen/einladen', 'people/pages/invite-page.tsx'),
        route('personen/:person', 'people/pages/member-page.tsx'),
        route('verlauf', 'start/pages/history-page.tsx'),
        route('verlauf/:entry/rueckgaengig', 'start/pages/undo.tsx'),
        route('auftraege/:job', 'start/pages/job-page.tsx'),
        route('*', 'start/pages/nowhere.tsx', { id: 'nowhere-in-city' }),
      ]),
    ]),
  ]),
  route('*', 'start/pages/nowhere.tsx'),
] satisfies RouteConfig;
