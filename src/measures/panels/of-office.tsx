import { useTexts } from '#ui/language.ts';
import { measureTexts } from '../texts.en.ts';
import type { MeasureListData } from './list.server.ts';
import { MeasureList } from './list.tsx';

export function MeasuresOfOffice({ data }: { data: MeasureListData }) {
  const t = useTexts(measureTexts);
  return <MeasureList data={data} title={t('panel.ofOffice')} none={''} filter={{ amt: data.id }} />;
}
