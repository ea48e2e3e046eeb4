import { useTexts } from '#ui/language.ts';
import { measureTexts } from '../texts.en.ts';
import type { MeasureListData } from './list.server.ts';
import { MeasureList } from './list.tsx';

export function MeasuresOfArea({ data }: { data: MeasureListData }) {
  const t = useTexts(measureTexts);
  return <MeasureList data={data} title={t('panel.ofArea')} none={t('panel.noneOfArea')} filter={{ raum: data.id }} />;
}
