/** Money by year: stages beside each other, own funds and funding apart. */

import { Amount } from '#ui/figure.tsx';
import { useTexts } from '#ui/language.ts';
import { Scroll } from '#ui/table/scroll.tsx';
import { type MoneyStage, stages } from '../money.ts';
import { budgetTexts } from '../texts.en.ts';

type Both = { readonly own: number | null; readonly funding: number | null };
export type MoneyYear = { readonly year: number } & Readonly<Record<MoneyStage, Both>>;

export function MoneyTable({ years, caption }: { years: readonly MoneyYear[]; caption: string }) {
  const t = useTexts(budgetTexts);
  const used = stages.filter((stage) => years.some((year) => year[stage].own !== null || year[stage].funding !== null));
  return (
    <Scroll label={caption}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('page.year')}
            </th>
            {used.map((stage) => (
              <th key={stage} scope="colgroup" colSpan={2} className="right">
                {t(`stage.${stage}`)}
              </th>
            ))}
          </tr>
          <tr>
            {used.map((stage) => (
              <OriginHeads key={stage} />
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <tr key={year.year}>
              <th scope="row">{year.year}</th>
              {used.map((stage) => (
                <Cells key={stage} both={year[stage]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function OriginHeads() {
  const t = useTexts(budgetTexts);
  return (
    <>
      <th scope="col" className="right">
        {t('origin.own')}
      </th>
      <th scope="col" className="right">
        {t('origin.funding')}
      </th>
    </>
  );
}

function Cells({ both }: { both: Both }) {
  return (
    <>
      <td className="right">{both.own === null ? <span className="muted">–</span> : <Amount cents={both.own} />}</td>
      <td className="right">
        {both.funding === null ? <span className="muted">–</span> : <Amount cents={both.funding} />}
      </td>
    </>
  );
}
