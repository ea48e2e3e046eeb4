import { expect, test } from 'vitest';
import { deliveredStages, type Version, type VersionStage } from './version.ts';
import { dutyOf } from './waiting.server.ts';

const stages: VersionStage[] = deliveredStages.map((stage) => ({
  ...stage,
  title: stage.id,
  retired: false,
  revision: 1,
}));
const version = (more: Partial<Version>) =>
  ({ id: 'f', title: 'Fassung', stageId: 'consultation', state: 'open', dueOn: '2026-12-01', ...more }) as Version;

test.each<[string, Partial<Version>, string | null, string[]]>([
  ['of the concept’s own people', {}, null, ['Fassung: mayors']],
  ['of the role the procedure names', { stageId: 'mayors' }, 'leadership', ['Fassung: council']],
  ['into force', { stageId: 'council' }, null, ['Fassung: in-force']],
  ['of a stage without a deadline', { stageId: 'draft', dueOn: null }, null, []],
  ['of a version in force', { stageId: 'in-force', state: 'in-force' }, null, []],
])('the next step %s', (_, more, role, titles) => {
  const duties = dutyOf(version(more), stages, '2026-11-01');
  expect(duties.map(({ title }) => title)).toEqual(titles);
  for (const duty of duties)
    expect(duty).toMatchObject({ role, path: '/fassungen/f/schritt', readAt: '/fassungen/f', since: '2026-11-01' });
});
