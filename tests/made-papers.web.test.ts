/** Papers made of a conflict and of a draft of the concept: what goes into them, who may make them, and that none is public. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const city = '/fadenburg';
const from = `${city}/ratsraum/vorlagen/aus`;
let coordinator: Visitor;
let editor: Visitor;
let council: Visitor;
const anybody = visitor(url);
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
  editor = await signedIn(url, 'editor@demo.example');
  council = await signedIn(url, 'council@demo.example');
});
const words = async (who: Visitor, path: string) => wordsOf(await who.get(path));
/** Makes the draft; returns the address of the paper. */
async function make(what: string): Promise<string> {
  const answer = await coordinator.post(`${from}/${what}`, {});
  expect(answer.status).toBe(302);
  return (answer.headers.get('location') ?? '').replace(/\/bearbeiten.*$/, '');
}

describe('of a conflict', () => {
  test('whose offices may still answer, the paper names them and keeps their words inside', async () => {
    const draft = await words(coordinator, `${from}/conflict/konflikt-1`);
    expect(draft).toContain('Die Anhörung der Ämter läuft noch');
    expect(draft).toContain('Umweltamt: hat geantwortet');
    expect(draft).toContain('Zwei Höfe bebauen, zwei erhalten: Halb so viele Wohnungen');
    expect(draft).not.toContain('kühlen das Viertel');
    const paper = await make('conflict/konflikt-1');
    expect(await words(coordinator, paper)).not.toContain('kühlen das Viertel');
  });

  test('where all were heard, it says what they said and what happened', async () => {
    const paper = await words(coordinator, await make('conflict/konflikt-3'));
    expect(paper).toContain('Nur mit entsiegeltem Hof und begrüntem Dach.');
    expect(paper).toContain('Beide Ausschüsse wurden gehört');
    expect(paper).toContain('spricht sich für einen der folgenden Wege aus');
    const back = await words(coordinator, `${city}/zielkonflikte/konflikt-3`);
    expect(back).toContain('Zielkonflikt: Schulneubau gegen Entsiegelung');
    expect(await words(council, `${city}/zielkonflikte/konflikt-3`)).not.toContain('Zielkonflikt: Schulneubau');
  });

  test('that is decided, it says how, with the minority view', async () => {
    const draft = await words(coordinator, `${from}/conflict/konflikt-4`);
    expect(draft).toContain('nimmt die Entscheidung zum Zielkonflikt');
    expect(draft).toMatch(/Gewählter Weg/);
  });

  test('that is merely noted, none is made', async () => {
    for (const answer of [
      await coordinator.get(`${from}/conflict/konflikt-5`),
      await coordinator.post(`${from}/conflict/konflikt-5`, {}),
    ])
      expect([answer.status, await wordsOf(answer)]).toEqual([409, expect.stringContaining('Beginnen Sie zuerst')]);
    expect(await words(coordinator, `${city}/zielkonflikte/konflikt-5`)).not.toContain('Vorlage erstellen');
  });
});

describe('of a draft of the concept', () => {
  test('the paper says each change with its reason, carries the Synopse without reasons, and stays inside', async () => {
    const paper = await make('version/entwurf');
    const said = await words(coordinator, paper);
    expect(said).toMatch(/1\. (Ziel|Leitlinie|Zielwert) „/);
    expect(said).toContain('Gründe der Änderungen');
    expect(said).toMatch(/Synopse, Stand \d/);
    const [file] = /\/fadenburg\/ratsraum\/vorlagen\/[\w-]+\/anlagen\/[\w-]+/.exec(
      await (await coordinator.get(paper)).text(),
    ) ?? [''];
    const pdf = await coordinator.get(file);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await words(coordinator, `${city}/fassungen/entwurf`)).toContain('Beschluss über Fortschreibung');

    const id = paper.split('/').at(-1) ?? '';
    for (const path of [paper, file]) expect((await council.get(path)).status).toBe(404);
    for (const path of [`/oeffentlich/vorlagen/${id}`, `/oparl/paper/${id}`])
      expect((await anybody.get(city + path)).status).toBe(404);
  });

  test('none is made of what is adopted already, of what is none, or by an office alone', async () => {
    const adopted = await coordinator.get(`${from}/version/insek-neu`);
    expect([adopted.status, await wordsOf(adopted)]).toEqual([409, expect.stringContaining('schon beschlossen')]);
    for (const what of ['version/nirgends', 'conflict/nirgends', 'goal/ziel-1', '__proto__/x'])
      expect((await coordinator.post(`${from}/${what}`, {})).status).toBe(404);
    for (const what of ['version/entwurf', 'conflict/konflikt-1'])
      expect((await editor.post(`${from}/${what}`, {})).status).toBe(403);
    expect((await council.post(`${from}/version/entwurf`, {})).status).toBe(403);
  });
});
