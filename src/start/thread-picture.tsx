/** The thread as one picture that can be walked: every station a link, every break dashed, a table that says the same. */

import type { CSSProperties } from 'react';
import { TwinTable } from '#ui/chart/chart.tsx';
import { formatAmountShort } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Said } from '#ui/layout/page.tsx';
import { type Href, useHref } from '#ui/layout/place.tsx';
import type { ThreadPicture as Picture, Strand } from './strands.ts';
import { startTexts } from './texts.en.ts';

/** All rows are as high, so that the curves on the left meet them. */
const rowHeight = 72;
const curveWidth = 56;
const heads = ['guidelines', 'goals', 'measures', 'money', 'areas', 'effect'] as const;

export function ThreadPicture({ picture, money }: { picture: Picture; money: boolean }) {
  const t = useTexts(startTexts);
  const href = useHref();
  const boxes = boxesOf(picture);
  return (
    <section className="card thread" aria-label={t('overview.picture')}>
      {picture.focusTitle !== null && (
        <p className="thread__focus">
          <Said>{picture.focusTitle}</Said> <a href={href('/')}>{t('overview.back')}</a>
        </p>
      )}
      <div className="thread__head" aria-hidden="true">
        {heads.map((key, index) => (
          <span key={key} style={{ '--n': index + 1 } as CSSProperties}>
            {t(`overview.${key}`)}
          </span>
        ))}
      </div>
      <div className="thread__body">
        <Guidelines boxes={boxes} />
        <ol className="thread__rows">
          {picture.strands.map((strand, row) => (
            <Row
              key={strand.id}
              strand={strand}
              row={row}
              from={boxes.find((box) => box.id === strand.guidelineId)?.middle ?? 0}
              money={money}
              picture={picture}
            />
          ))}
        </ol>
      </div>
      {picture.more > 0 && (
        <p className="muted small">
          <a href={href('/ziele')}>{t('overview.more', { count: picture.more })}</a>
        </p>
      )}
      <Twin picture={picture} money={money} />
    </section>
  );
}

function targetOf(strand: Strand, href: Href): string {
  if ('goal' in strand.to) return href(`/ziele/${strand.to.goal}`);
  const { guidelineId, partId } = strand.to;
  return href('/', {
    ...(guidelineId === undefined ? {} : { leitlinie: guidelineId ?? 'none' }),
    ...(partId === undefined ? {} : { fachteil: partId ?? 'none' }),
  });
}

type Box = { readonly id: string | null; readonly title: string | null; readonly middle: number };

/** Where each guideline stands: in the middle of its rows. */
function boxesOf(picture: Picture): Box[] {
  return picture.guidelines.map((guideline) => {
    const rows = picture.strands.flatMap((strand, index) => (strand.guidelineId === guideline.id ? [index] : []));
    return { ...guideline, middle: (rows.reduce((sum, row) => sum + row, 0) / Math.max(1, rows.length)) * rowHeight };
  });
}

function Guidelines({ boxes }: { boxes: readonly Box[] }) {
  const t = useTexts(startTexts);
  const href = useHref();
  return (
    <div className="thread__left">
      {boxes.map((box) => (
        <div key={box.id ?? 'none'} className="thread__guideline" style={{ top: box.middle, height: rowHeight }}>
          {box.id === null ? (
            <a className="thread__box thread__box--broken" href={href('/ziele', { leitlinie: 'none' })}>
              {t('overview.noGuideline')}
            </a>
          ) : (
            <a className="thread__box" href={href(`/leitlinien/${box.id}`)}>
              <Said>{box.title}</Said>
            </a>
          )}
        </div>
      ))}
    </div>
  );
}

/** From the guideline to its row; drawn in the row, so that it lifts with it. Dashed where there is no guideline. */
function Curve({ from, row, weight, broken }: { from: number; row: number; weight: number; broken: boolean }) {
  const start = from - row * rowHeight + rowHeight / 2;
  const end = rowHeight / 2;
  return (
    <svg className="thread__curve" width={curveWidth} height={rowHeight} aria-hidden="true">
      <path
        className={broken ? 'strand strand--broken' : 'strand'}
        d={`M0,${start}C${curveWidth / 2},${start} ${curveWidth / 2},${end} ${curveWidth},${end}`}
        strokeWidth={broken ? 2 : weight}
      />
    </svg>
  );
}

type RowProps = { strand: Strand; row: number; from: number; money: boolean; picture: Picture };

function Row({ strand, row, from, money, picture }: RowProps) {
  const t = useTexts(startTexts);
  const language = useLanguage();
  const href = useHref();
  const most = Math.max(1, ...picture.strands.map((each) => each.measures));
  const mostMoney = Math.max(1, ...picture.strands.map((each) => each.cents ?? 0));
  const width = (share: number) => 2 + 8 * Math.sqrt(share);
  const byMeasures = width(strand.measures / most);
  const byMoney = width((strand.cents ?? 0) / mostMoney);
  const target = targetOf(strand, href);
  const anchored = (anchor: string) => ('goal' in strand.to ? `${target}${anchor}` : target);
  return (
    <li className="thread__row">
      <Curve from={from} row={row} weight={byMeasures} broken={strand.guidelineId === null} />
      <a className="thread__goal" href={target}>
        <GoalBox strand={strand} level={picture.level} />
      </a>
      <Joint width={byMeasures} broken={strand.measures === 0} />
      <Station
        href={anchored('#massnahmen')}
        broken={strand.measures === 0}
        title={strand.measures === 0 ? t('overview.noMeasure') : t('overview.measuresIn', { count: strand.measures })}
        detail={strand.measures > 0 ? t('overview.progress', { done: strand.done, running: strand.running }) : ''}
      />
      <Joint width={byMoney} broken={money && strand.cents === null} />
      <Station
        href={anchored('#geld')}
        broken={money && strand.cents === null}
        title={
          !money
            ? t('overview.hidden')
            : strand.cents === null
              ? t('overview.noMoney')
              : formatAmountShort(strand.cents, language)
        }
        detail={
          !money || strand.cents === null
            ? ''
            : strand.withoutMoney > 0 && strand.goals > 1
              ? t('overview.someMoney', { count: strand.withoutMoney })
              : strand.lastYear
                ? t('overview.moneyUntil', { year: strand.lastYear })
                : ''
        }
      />
      <Joint width={byMeasures} broken={strand.areas === 0} />
      <Station
        href={target}
        broken={strand.areas === 0}
        title={strand.areas === 0 ? t('overview.noArea') : t('overview.areasIn', { count: strand.areas })}
        detail=""
      />
      <Joint width={byMeasures} broken={strand.indicators === 0} />
      <Station
        href={anchored('#wirkung')}
        broken={strand.indicators === 0 || strand.targets === 0}
        title={
          strand.indicators === 0 ? t('overview.noIndicator') : t('overview.indicatorsIn', { count: strand.indicators })
        }
        detail={
          strand.indicators === 0
            ? ''
            : strand.targets === 0
              ? t('overview.noTarget')
              : t('overview.of', { count: strand.onCourse, total: strand.targets })
        }
      />
    </li>
  );
}

/** What a row begins with: the goal; or how many goals, with two of them by name. The guideline stands on the left already. */
function GoalBox({ strand, level }: { strand: Strand; level: Picture['level'] }) {
  const t = useTexts(startTexts);
  const count = t('overview.goalsIn', { count: strand.goals });
  if (level === 'guidelines') {
    return (
      <>
        <span className="thread__title">{count}</span>
        <span className="thread__samples">
          <Said>{strand.samples.join(', ')}</Said>
        </span>
      </>
    );
  }
  return (
    <>
      <span className="thread__title">
        {strand.title === null ? t('overview.noPart') : <Said>{strand.title}</Said>}
      </span>
      {level === 'parts' && <span className="thread__samples">{count}</span>}
    </>
  );
}

function Joint({ width, broken }: { width: number; broken: boolean }) {
  return (
    <span
      className={`thread__joint ${broken ? 'thread__joint--broken' : ''}`}
      style={broken ? undefined : { borderTopWidth: width }}
      aria-hidden="true"
    />
  );
}

function Station({ href, title, detail, broken }: { href: string; title: string; detail: string; broken: boolean }) {
  return (
    <a className={`thread__station ${broken ? 'thread__station--broken' : ''}`} href={href}>
      <span>{title}</span>
      {detail && <span className="thread__detail">{detail}</span>}
    </a>
  );
}

function Twin({ picture, money }: { picture: Picture; money: boolean }) {
  const t = useTexts(startTexts);
  const language = useLanguage();
  const head = [
    t('overview.strand'),
    t('overview.goals'),
    t('overview.measures'),
    ...(money ? [t('overview.money')] : []),
    t('overview.areas'),
    t('overview.effect'),
  ];
  const rows = picture.strands.map((strand) => [
    strand.title ?? t('overview.noGuideline'),
    String(strand.goals),
    strand.measures === 0
      ? t('overview.noMeasure')
      : `${strand.measures} (${t('overview.progress', { done: strand.done, running: strand.running })})`,
    ...(money ? [strand.cents === null ? t('overview.noMoney') : formatAmountShort(strand.cents, language)] : []),
    strand.areas === 0 ? t('overview.noArea') : String(strand.areas),
    strand.indicators === 0
      ? t('overview.noIndicator')
      : t('overview.of', { count: strand.onCourse, total: strand.targets }),
  ]);
  return (
    <details>
      <summary>{t('overview.table')}</summary>
      <TwinTable table={{ head, rows }} label={t('overview.table')} />
    </details>
  );
}
