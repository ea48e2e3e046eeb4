/** A change as those read it who made it: the fields as their forms call them, names instead of ids, choices in words. */

import { reportTexts } from '#annual-report/texts.en.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { budgetTexts } from '#budget/texts.en.ts';
import { conceptTexts } from '#concept/texts.en.ts';
import { changedPlaces } from '#concept/writing/changed-words.ts';
import type { TextNode } from '#concept/writing/section.ts';
import { cooperationTexts } from '#cooperation/texts.en.ts';
import { councilTexts } from '#council/texts.en.ts';
import { indicatorTexts } from '#indicators/texts.en.ts';
import { measureTexts } from '#measures/texts.en.ts';
import { personNames } from '#people/person-names.server.ts';
import { peopleTexts } from '#people/texts.en.ts';
import type { Visit } from '#platform/access.server.ts';
import type { Journalled } from '#platform/journal.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { populationTexts } from '#population/texts.en.ts';
import { formatAmount, formatDate, typedNumber } from '#ui/format.ts';
import { uiTexts } from '#ui/texts.en.ts';

export type ChangedField = { readonly name: string; readonly before: string; readonly after: string };

type Words = (key: string) => string;
/** Under which part of a room's texts the form of a table has its labels. */
const forms: Readonly<Record<string, readonly [texts: (language: 'de' | 'en') => unknown, part: string]>> = {
  guideline: [conceptTexts, 'form'],
  sector_part: [conceptTexts, 'form'],
  challenge: [conceptTexts, 'form'],
  version: [conceptTexts, 'versionForm'],
  version_statement: [conceptTexts, 'statement'],
  version_step: [conceptTexts, 'step'],
  version_stage: [conceptTexts, 'stageForm'],
  version_comment: [conceptTexts, 'draftComment'],
  goal: [conceptTexts, 'goal'],
  goal_indicator: [conceptTexts, 'goal'],
  goal_challenge: [conceptTexts, 'goal'],
  goal_assessment: [conceptTexts, 'assessment'],
  matrix_cell: [conceptTexts, 'cell'],
  sector_plan: [conceptTexts, 'plans'],
  goal_plan: [conceptTexts, 'plans'],
  cooperation_request: [cooperationTexts, 'requests'],
  working_group: [cooperationTexts, 'groups'],
  group_member: [cooperationTexts, 'groups'],
  group_meeting: [cooperationTexts, 'meetings'],
  group_task: [cooperationTexts, 'requests'],
  upkeep: [cooperationTexts, 'upkeep'],
  section: [conceptTexts, 'sectionForm'],
  writing_limit: [conceptTexts, 'limits'],
  strategy: [conceptTexts, 'bridges'],
  instrument: [conceptTexts, 'bridges'],
  measure: [measureTexts, 'form'],
  measure_goal: [measureTexts, 'form'],
  measure_area: [measureTexts, 'form'],
  measure_office: [measureTexts, 'form'],
  milestone: [measureTexts, 'form'],
  measure_report: [measureTexts, 'report'],
  measure_money: [budgetTexts, 'money'],
  product: [budgetTexts, 'product'],
  area: [areaTexts, 'form'],
  area_part: [areaTexts, 'form'],
  outside_service: [areaTexts, 'settings'],
  place: [areaTexts, 'places'],
  indicator: [indicatorTexts, 'form'],
  watch: [indicatorTexts, 'watchForm'],
  protection: [indicatorTexts, 'protectionForm'],
  population_protection: [populationTexts, 'protection'],
  indicator_sum: [indicatorTexts, 'protectionForm'],
  interpretation: [indicatorTexts, 'interpretation'],
  alert: [indicatorTexts, 'alertForm'],
  office: [peopleTexts, 'office'],
  membership: [peopleTexts, 'member'],
  invitation: [peopleTexts, 'invite'],
  absence: [peopleTexts, 'absence'],
  round: [reportTexts, 'round'],
  round_request: [reportTexts, 'answer'],
  paper: [councilTexts, 'paperForm'],
  paper_goal: [councilTexts, 'checkForm'],
  paper_measure: [councilTexts, 'paperForm'],
  paper_area: [councilTexts, 'paperForm'],
  paper_money: [councilTexts, 'paperForm'],
  paper_originator: [councilTexts, 'paperForm'],
  paper_file: [councilTexts, 'fileForm'],
  consultation: [councilTexts, 'consultationForm'],
  agenda_item: [councilTexts, 'meetingForm'],
  committee: [councilTexts, 'committee'],
  committee_member: [councilTexts, 'committeeForm'],
  council_subscription: [councilTexts, 'subscription'],
  meeting: [councilTexts, 'meeting'],
  amendment: [councilTexts, 'amendment'],
  place_comment: [councilTexts, 'comment'],
};

/** Columns that their form calls by another name than its own. */
const otherwise: Readonly<Record<string, string>> = {
  'sector_part.office_id': 'form.office',
  'goal.title': 'form.title',
  'goal.code': 'form.code',
  'goal.is_key': 'goal.key',
  'goal_indicator.indicator_id': 'goal.indicator',
  'goal_indicator.target_value': 'goal.value',
  'goal_indicator.target_date': 'goal.date',
  'goal_challenge.challenge_id': 'goal.challengeIds',
  'goal_assessment.from_date': 'assessment.from',
  'goal_assessment.to_date': 'assessment.to',
  'goal_assessment.by_group': 'assessment.group',
  'section.title': 'sectionForm.title',
  'section.kind': 'sectionForm.kind',
  'measure_goal.goal_id': 'form.goalIds',
  'measure_area.area_id': 'form.areaIds',
  'measure_office.office_id': 'form.officeIds',
  'milestone.title': 'form.milestone',
  'milestone.due_on': 'form.milestoneDue',
  'milestone.done_on': 'form.milestoneDone',
  'area_part.part_id': 'form.partIds',
  'membership.office_id': 'member.office',
  'invitation.office_id': 'invite.office',
  'absence.from_on': 'absence.from',
  'absence.to_on': 'absence.to',
  'paper.wording': 'wording.wording',
  'paper_goal.goal_id': 'paper.goal',
  'paper_measure.measure_id': 'paperForm.measureIds',
  'paper_area.area_id': 'paperForm.areaIds',
  'paper_money.year': 'paperForm.moneyYear',
  'paper_money.side': 'paperForm.moneySide',
  'paper_money.cents': 'paperForm.moneyCents',
  'paper_originator.name': 'paper.originator',
  'agenda_item.title': 'meetingForm.item',
  'agenda_item.closed': 'paper.closedChip',
  'agenda_item.paper_id': 'meetingForm.paper',
  'committee_member.name': 'committeeForm.memberName',
  'committee_member.role': 'committeeForm.memberRole',
  'committee_member.person_id': 'committeeForm.memberPerson',
  'committee_member.from_on': 'committeeForm.memberFrom',
  'committee_member.to_on': 'committeeForm.memberTo',
  'meeting.held_on': 'meeting.day',
  'meeting.held_at': 'meeting.time',
};

/** Which table an id in this column points to, where the column does not say so itself. */
const pointsTo: Readonly<Record<string, string>> = {
  lead_id: 'office',
  owner_id: 'person',
  deputy_id: 'person',
  manager_id: 'person',
  numerator_id: 'indicator',
  denominator_id: 'indicator',
  cases_id: 'indicator',
  part_id: 'area',
  parent_id: 'office',
  after_id: 'goal',
};

const titled = ['guideline', 'sector_part', 'challenge', 'goal', 'measure', 'paper', 'meeting'] as const;
const named = ['office', 'area', 'indicator', 'product', 'committee'] as const;

/** Choices that one room has under one column name in several tables. */
const choicesOf: Readonly<Record<string, string>> = {
  'paper.kind': 'paperKind',
  'paper_goal.accordance': 'accordance',
  'paper_money.side': 'moneySide',
  'consultation.role': 'consultationRole',
  'committee.kind': 'committeeKind',
  'meeting.state': 'meetingState',
  'version_comment.answer': 'draftCommentAnswer',
  'amendment.kind': 'amendedKind',
  'amendment.answer': 'amendmentAnswer',
  'place_comment.kind': 'commentedKind',
};

type Names = Readonly<Record<string, ReadonlyMap<string, string>>>;

async function loadNames(visit: Visit): Promise<Names> {
  return visit.remember('history names', async (db) => {
    const names: Record<string, ReadonlyMap<string, string>> = { person: await personNames(db) };
    for (const table of titled) names[table] = nameMap(await listNames(db, table, 'title'));
    for (const table of named) names[table] = nameMap(await listNames(db, table, 'name'));
    return names;
  });
}

/** Says of each change what was and what is; columns that stand in no form (ids, order, keys) tell nobody anything. */
export async function changesInWords(visit: Visit): Promise<(changes: readonly Journalled[]) => ChangedField[]> {
  const names = await loadNames(visit);
  const { language } = visit;
  const ui = uiTexts(language) as Words;
  const yesNo = conceptTexts(language);

  function said(t: Words, table: string, column: string, value: unknown): string {
    if (value === null || value === undefined || value === '') return '';
    if (typeof value === 'boolean') return yesNo(value ? 'goals.yes' : 'goals.no');
    if (typeof value === 'number') return column === 'cents' ? formatAmount(value, language) : typedNumber(value);
    if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : JSON.stringify(value);
    if (/_id$/.test(column)) return names[pointsTo[column] ?? column.replace(/_id$/, '')]?.get(value) ?? value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value, language);
    const choice = `${choicesOf[`${table}.${column}`] ?? column}.${value}`;
    if (/^[a-z-]+$/.test(value)) return wordsFor(t, choice) ?? wordsFor(ui, choice) ?? value;
    return value.length > 160 ? `${value.slice(0, 160)} …` : value;
  }

  return (changes) =>
    changes.flatMap(({ table, before, after }) => {
      if (table === 'journal' && after?.section) {
        const places = changedPlaces(after.before as TextNode, after.after as TextNode);
        return places.map((place) => ({ name: yesNo('writing.text'), ...place }));
      }
      const [texts, part] = forms[table] ?? [];
      if (!texts || !part) return [];
      const t = texts(language) as Words;
      return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].flatMap((column) => {
        const key = otherwise[`${table}.${column}`] ?? `${part}.${camelCase(column)}`;
        const name = wordsFor(t, key) ?? (column === 'source' ? ui('source') : undefined);
        const field = {
          before: said(t, table, column, before?.[column]),
          after: said(t, table, column, after?.[column]),
        };
        return name && field.before !== field.after ? [{ name, ...field }] : [];
      });
    });
}

const camelCase = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The words of a key, if there are any. */
function wordsFor(t: Words, key: string): string | undefined {
  const words = t(key);
  return words === key ? undefined : words;
}
