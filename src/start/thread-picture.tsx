/** The thread as one picture that can be walked: every station a link, every break dashed, a table that says the same. */

import { formatAmountShort } from '#ui/format.ts';
import { TwinTable } from '#ui/chart/chart.tsx';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Said } from '#ui/layout/page.tsx';
import { type Href, useHref } from '#ui/layout/place.tsx';
import type { Strand, ThreadPicture as Picture } from './strands.ts';
import { startTexts } from './texts.en.ts';

/** All rows are as high, so that the curves on the left meet them. */
const rowHeight = 72;
const curveWidth = 64;

export function ThreadPicture({ picture, money }: { picture: Picture; money: boolean }) {
  const t = useTexts(startTexts);
  const href = useHref();
  return (
    <section className="card thread" aria-label={t('overview.picture')}>
      {picture.focusTitle !== null && (
        <p className="thread__focus">
          <Said>{picture.focusTitle}</Said> <a href={href('/')}>{t('overview.back')}</a>
        </p>
      )}
      <div className="thread__head" aria-hidden="true">
        <span>{t('overview.guidelines')}</span>
        <span>{t('overview.goals')}</span>
        <span>{t('overview.measures')}</span>
        <span>{t('overview.money')}</span>
        <span>{t('overview.areas')}</span>
        <span>{t('overview.effect')}</span>
      </div>
      <div className="thread__body">
        <Left picture={picture} />
        <ol className="thread__rows">
          {picture.strands.map((strand) => (
            <Row key={strand.id} strand={strand} money={money} picture={picture} />
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
  if (strand.to.kind === 'goal') return href(`/ziele/${strand.to.id}`);
  if (strand.to.kind === 'guideline') return href('/', { leitlinie: strand.to.id });
  if (strand.to.kind === 'part') return href('/', { fachteil: strand.to.id });
  return strand.to.kind === 'no-guideline' ? href('/ziele', { leitlinie: 'none' }) : href('/ziele');
}

/** Guidelines as boxes, with a curve to each of their rows; dashed red where the guideline is missing. */
function Left({ picture }: { picture: Picture }) {
  const t = useTexts(startTexts);
  const href = useHref();
  const boxes = picture.guidelines.map((guideline) => {
    const rows = picture.strands.flatMap((strand, index) => (strand.guidelineId === guideline.id ? [index] : []));
    const middle = rows.reduce((sum, row) => sum + row, 0) / Math.max(1, rows.length);
    return { ...guideline, rows, top: middle * rowHeight };
  });
  const height = picture.strands.length * rowHeight;
  const most = Math.max(1, ...picture.strands.map((strand) => strand.measures));
  return (
    <div className="thread__left" style={{ height }}>
      <svg className="thread__curves" viewBox={`0 0 ${curveWidth} ${height}`} width={curveWidth} height={height} aria-hidden="true">
        {boxes.flatMap((box) =>
          box.rows.map((row) => {
            const from = box.top + rowHeight / 2;
            const to = row * rowHeight + rowHeight / 2;
            const weight = 2 + 6 * Math.sqrt((picture.strands[row]?.measures ?? 0) / most);
            return (
              <path
                key={row}
                className={`strand strand--${row} ${box.id === null ? 'strand--broken' : ''}`}
                d={`M0,${from}C${curveWidth / 2},${from} ${curveWidth / 2},${to} ${curveWidth},${to}`}
                strokeWidth={box.id === null ? 2 : weight}
              />
            );
          }),
        )}
      </svg>
      {boxes.map((box) => (
        <div key={box.id ?? 'none'} className="thread__guideline" style={{ top: box.top, height: rowHeight }}>
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

function Row({ strand, money, picture }: { strand: Strand; money: boolean; picture: Picture }) {
  const t = useTexts(startTexts);
  const language = useLanguage();
  const href = useHref();
  const most = Math.max(1, ...picture.strands.map((each) => each.measures));
  const mostMoney = Math.max(1, ...picture.strands.map((each) => each.cents ?? 0));
  const width = (share: number) => 2 + 8 * Math.sqrt(share);
  const byMeasures = width(strand.measures / most);
  const byMoney = width((strand.cents ?? 0) / mostMoney);
  const target = targetOf(strand, href);
  const anchored = (anchor: string) => (strand.to.kind === 'goal' ? `${target}${anchor}` : target);
  return (
    <li className="thread__row">
      <a className="thread__goal" href={target}>
        <span className="thread__title">{strand.title === null ? t(strand.to.kind === 'no-part' ? 'overview.noPart' : 'overview.noGuideline') : <Said>{strand.title}</Said>}</span>
        {picture.level !== 'goals' && <span className="muted small">{t('overview.goalsIn', { count: strand.goals })}</span>}
      </a>
      <Joint width={byMeasures} broken={strand.measures === 0} />
      <Station href={anchored('#massnahmen')} broken={strand.measures === 0} title={strand.measures === 0 ? t('overview.noMeasure') : t('overview.measuresIn', { count: strand.measures })} detail={strand.measures > 0 ? t('overview.progress', { done: strand.done, running: strand.running }) : ''} />
      <Joint width={byMoney} broken={money && strand.cents === null} />
      <Station
        href={anchored('#geld')}
        broken={money && strand.cents === null}
        title={!money ? t('overview.hidden') : strand.cents === null ? t('overview.noMoney') : formatAmountShort(strand.cents, language)}
        detail={!money || strand.cents === null ? '' : strand.withoutMoney > 0 && strand.goals > 1 ? t('overview.someMoney', { count: strand.withoutMoney }) : strand.lastYear ? t('overview.moneyUntil', { year: strand.lastYear }) : ''}
      />
      <Joint width={byMeasures} broken={strand.areas === 0} />
      <Station href={target} broken={strand.areas === 0} title={strand.areas === 0 ? t('overview.noArea') : t('overview.areasIn', { count: strand.areas })} detail="" />
      <Joint width={byMeasures} broken={strand.indicators === 0} />
      <Station
        href={anchored('#wirkung')}
        broken={strand.indicators === 0 || strand.targets === 0}
        title={strand.indicators === 0 ? t('overview.noIndicator') : t('overview.indicatorsIn', { count: strand.indicators })}
        detail={strand.indicators === 0 ? '' : strand.targets === 0 ? t('overview.noTarget') : t('overview.of', { count: strand.onCourse, total: strand.targets })}
      />
    </li>
  );
}

function Joint({ width, broken }: { width: number; broken: boolean }) {
  return <span className={`thread__joint ${broken ? 'thread__joint--broken' : ''}`} style={broken ? undefined : { borderTopWidth: width }} aria-hidden="true" />;
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
  const head = [t('overview.strand'), t('overview.goals'), t('overview.measures'), ...(money ? [t('overview.money')] : []), t('overview.areas'), t('overview.effect')];
  const rows = picture.strands.map((strand) => [
    strand.title ?? t('overview.noGuideline'),
    String(strand.goals),
    strand.measures === 0 ? t('overview.noMeasure') : `${strand.measures} (${t('overview.progress', { done: strand.done, running: strand.running })})`,
    ...(money ? [strand.cents === null ? t('overview.noMoney') : formatAmountShort(strand.cents, language)] : []),
    strand.areas === 0 ? t('overview.noArea') : String(strand.areas),
    strand.indicators === 0 ? t('overview.noIndicator') : t('overview.of', { count: strand.onCourse, total: strand.targets }),
  ]);
  return (
    <details>
      <summary>{t('overview.table')}</summary>
      <TwinTable table={{ head, rows }} label={t('overview.table')} />
    </details>
  );
}

