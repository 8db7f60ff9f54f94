import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fold } from '../../../shared/base/text';
import { type CivilDate, civilDate, weekOf, writeWeek } from '../../../shared/base/time';
import type { ProfileInput } from '../../../shared/candidates';
import {
  type Candidate,
  type CandidateInput,
  candidateFields,
  candidateInputSchema,
  type Evidence,
  emptyCandidate,
  entriesOf,
  identifyingOf,
  profileKinds,
} from '../../../shared/fields';
import { type PresentationPaper, presentationProcedures } from '../../../shared/presentation';
import { png } from '../../../test/golden/attachments.fixture';
import { readPdf } from '../../../test/golden/pdf-reader';
import { valuesOf } from '../../../test/support/field-values';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { withAccess } from '../access';
import { createCandidate, timelineEntries } from '../candidates/candidates.service';
import { savePeriod } from '../candidates/periods.service';
import { saveProfileEntry } from '../candidates/profile.service';
import { trash } from '../candidates/states.service';
import { dispatch } from '../dispatch';
import { saveLogo } from '../logo/logo.service';
import { recordObjection, withdrawObjection } from '../privacy/objections.service';
import { saveSettings, settingsOf } from '../settings';
import { presentationHandlers } from '.';

const today = civilDate('2026-09-15');
let portfolio: TestDeps;
let folder = '';
beforeEach(() => {
  portfolio = testDeps({ today });
  folder = mkdtempSync(join(tmpdir(), 'vivier-presentation-'));
});
afterEach(() => {
  portfolio.close();
  rmSync(folder, { recursive: true, force: true });
});

const person = (input: Partial<CandidateInput> = {}): Candidate =>
  createCandidate(portfolio.deps, {
    ...emptyCandidate,
    birthName: 'Canarival',
    firstName: 'Zoé',
    birthDate: civilDate('2004-03-02'),
    ...input,
  });
const entry = <K extends ProfileInput['kind']>(
  kind: K,
  content: object,
  evidence: readonly Evidence[] = [],
): ProfileInput =>
  ({
    kind,
    content: {
      ...Object.fromEntries(
        entriesOf(profileKinds[kind].fields as never).map(([key, { empty }]) => [
          key,
          empty === undefined ? '' : (empty as unknown),
        ]),
      ),
      ...content,
    },
    evidence,
  }) as never;
const add = (who: Candidate, ...entries: readonly ProfileInput[]): void => {
  for (const one of entries) saveProfileEntry(portfolio.deps, who.id, null, one, null);
};
const period = (
  who: Candidate,
  kind: string,
  startsOn: string,
  endsOn: string | null,
  detail: string,
): void => {
  savePeriod(
    portfolio.deps,
    who.id,
    null,
    {
      kind: kind as 'employment',
      startsOn: startsOn as CivilDate,
      endsOn: endsOn as CivilDate | null,
      detail,
      reach: '',
    },
    false,
  );
};
const week = writeWeek(weekOf(['monday', 'tuesday'], [{ from: 8 * 60, to: 12 * 60 }]));

type Name = keyof typeof presentationProcedures;
const handle = `file_${'0'.repeat(32)}`;
async function call(name: Name, input: object, path = join(folder, 'cv.pdf'), isOpen = true) {
  return dispatch(
    { type: 'call', id: 1, name, input, files: { [handle]: path } },
    {},
    isOpen ? withAccess(portfolio.deps, presentationHandlers(portfolio.deps)) : null,
    { progress: () => undefined, signal: new AbortController().signal },
    (_reference, error) => {
      throw error;
    },
  );
}
async function data(name: Name, input: object): Promise<Record<string, unknown>> {
  const answer = await call(name, input);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.data as Record<string, unknown>;
}
async function seen(
  who: Candidate,
  paper: PresentationPaper,
): Promise<{ pages: readonly string[]; text: string; leftOut: string[] }> {
  const { pdf, leftOut } = await data('presentation.preview', { candidateId: who.id, paper });
  const { pages } = await readPdf(new Uint8Array(Buffer.from(String(pdf), 'base64')));
  return { pages, text: pages.join('\n').replaceAll(/[\u00A0\u202F]/gu, ' '), leftOut: leftOut as string[] };
}
async function agreed(who: Candidate, forWhom = 'Boulangerie modèle'): Promise<string> {
  const { agreements } = await data('presentation.agree', {
    candidateId: who.id,
    agreement: { forWhom, givenOn: '2026-09-01', isExplicit: true },
  });
  return (agreements as { id: string }[])[0]?.id ?? '';
}
const lines = (): readonly unknown[] =>
  portfolio.db.prepare("SELECT kind, detail FROM access WHERE kind LIKE 'presentation%' ORDER BY id").all();

/** Somebody of whom much is known. */
function known(): Candidate {
  const who = person({
    mobilePhone: '+33612345678',
    email: 'zoe@example.org',
    street: '12 rue des Lilas',
    commune: 'Lens',
    level: 'V',
    disabledWorker: 'yes',
    nationality: 'other',
    sex: 'F',
    drivingLicence: 'yes',
    vehicle: 'none',
    meansOfTransport: ['bicycle'],
    reachKm: 15,
  });
  add(
    who,
    entry('target', { label: 'Boulangère', state: 'confirmed', remark: 'remarque-cachee' }),
    entry('target', { label: 'Vendeuse', state: 'explored' }),
    entry('target', { label: 'Astronaute', state: 'given-up' }),
    entry('ability', { label: 'Façonner le pain', remark: 'remarque-cachee' }, [
      { kind: 'immersion', on: civilDate('2026-03-03'), by: 'Fournil d’essai' },
    ]),
    entry('diploma', { label: 'CAP boulanger', level: 'V', year: 2012, obtained: 'yes', proofSeen: 'no' }),
    entry('diploma', { label: 'Bac pro commerce', level: '4', year: 2024, obtained: 'no' }),
    entry('language', { language: 'ar', isMotherTongue: 'yes', spoken: 'C1', written: 'A2' }),
    entry('licence', { category: 'AM', state: 'held' }),
    entry('licence', { category: 'B', state: 'preparing' }),
    entry('transport', { days: ['monday'], lastAt: '20:40', line: 'ligne-cachee' }),
    entry('availability', { week, endsOn: '2026-12-31' }),
    entry('obstacle', { code: 'housing', act: 'foyer-cache' }),
  );
  period(who, 'employment', '2025-01-06', '2025-06-30', 'Vendeuse, Marché modèle');
  period(who, 'job-seeking', '2025-07-01', '2025-08-31', 'agence-cachee');
  period(who, 'training', '2025-09-01', '2026-02-28', 'Titre professionnel, organisme modèle');
  return who;
}

describe('the CV of a person', () => {
  test('says what she wants, did and can, levels in both nomenclatures, the one of their year first', async () => {
    const { text } = await seen(known(), { kind: 'own-cv' });
    for (const told of [
      'Zoé Canarival',
      'Boulangère',
      'Vendeuse',
      '06 12 34 56 78',
      'zoe@example.org',
      'Vendeuse, Marché modèle',
      'Janvier 2025 – juin 2025',
      'Titre professionnel, organisme modèle',
      'CAP boulanger',
      'niveau V (1969), niveau 3 (2019)',
      'niveau 4 (2019), niveau IV (1969)',
      'Formation suivie',
      'Façonner le pain',
      'Immersion, mars 2026, Fournil d’essai',
      'Arabe',
      'Arabe, C1 à l’oral, A2 à l’écrit',
      'Permis AM',
      'Permis B en préparation',
      'Jusqu’à 15 km',
      'Vélo',
      'Lundi et mardi',
      'Jusqu’au 31 décembre 2026',
    ])
      expect(text).toContain(told);
  });
  test('says nothing of what an employer may not choose by, nor of what she lacks', async () => {
    const who = known();
    const agreementId = await agreed(who);
    for (const paper of [{ kind: 'own-cv' }, { kind: 'cv', agreementId }, { kind: 'card' }] as const) {
      const { text } = await seen(who, paper);
      expect(text).not.toMatch(
        /caché|cachee|2004|Lilas|Lens|Femme|handicap|RQTH|nationalité|maternelle|Astronaute|logement|20 h 40|sans véhicule|emploi, études|recherche d’emploi/iu,
      );
    }
  });
  test('given to her, it bears no structure; given to an employer, it says who agreed to what', async () => {
    saveSettings(portfolio.deps, {
      ...settingsOf(portfolio.db),
      structureName: 'Mission locale d’essai',
      adviser: 'Camille Essai',
    });
    const who = known();
    const own = await seen(who, { kind: 'own-cv' });
    expect(own.text).not.toMatch(/Mission locale|Camille/u);
    const { text } = await seen(who, { kind: 'cv', agreementId: await agreed(who) });
    expect(text).toContain('Mission locale d’essai');
    expect(text.replaceAll('\n', ' ')).toContain(
      'par Camille Essai, accord du 1er septembre 2026 pour Boulangerie modèle.',
    );
  });
  test('the logo stands on what leaves for an employer, never on her own', async () => {
    const who = known();
    const bytes = new Uint8Array(png(120, 40));
    await saveLogo(portfolio.deps, { fileName: 'logo.png', mediaType: 'image/png', sha256: '', bytes });
    const images = async (paper: PresentationPaper): Promise<number> => {
      const { pdf } = await data('presentation.preview', { candidateId: who.id, paper });
      const text = Buffer.from(String(pdf), 'base64').toString('latin1');
      return [...text.matchAll(/\/Subtype\s*\/Image/gu)].length;
    };
    expect(await images({ kind: 'own-cv' })).toBe(0);
    expect(await images({ kind: 'cv', agreementId: await agreed(who) })).toBe(1);
    expect(await images({ kind: 'card' })).toBe(1);
  });
  test('of whom nothing is noted is refused with where to go', async () => {
    const answer = await call('presentation.preview', {
      candidateId: person().id,
      paper: { kind: 'own-cv' },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'REFUSED_BY_STATE' } });
    expect(JSON.stringify(answer)).toContain('onglet Projet et aptitudes');
  });
});

describe('an agreement', () => {
  test('is needed for an employer: without one that is known, nothing is made', async () => {
    const who = known();
    const answer = await call('presentation.write', {
      candidateId: who.id,
      paper: { kind: 'cv', agreementId: '00000000-0000-4000-8000-00000000ffff' },
      file: handle,
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(readdirSync(folder)).toEqual([]);
  });
  test('of somebody else is none of hers', async () => {
    const [who, other] = [known(), person({ birthName: 'Voisine', birthDate: civilDate('2005-01-01') })];
    const agreementId = await agreed(other);
    const answer = await call('presentation.preview', {
      candidateId: who.id,
      paper: { kind: 'cv', agreementId },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });
  test('taken back on a day, refuses the CV with that day; both stay in the timeline', async () => {
    const who = known();
    const agreementId = await agreed(who);
    await data('presentation.revoke', { candidateId: who.id, id: agreementId, on: '2026-09-10' });
    const answer = await call('presentation.preview', {
      candidateId: who.id,
      paper: { kind: 'cv', agreementId },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'REFUSED_BY_STATE' } });
    expect(JSON.stringify(answer)).toContain('a retiré son accord le 10 septembre 2026');
    const told = timelineEntries(portfolio.deps, who.id, 0, 50)
      .entries.map((one) => JSON.stringify(one))
      .join('\n');
    expect(told).toContain('Accord donné pour remettre son CV à Boulangerie modèle');
    expect(told).toContain('Accord retiré pour remettre son CV à Boulangerie modèle');
    // Asked again, she may say yes again.
    expect(await agreed(who)).not.toBe('');
  });
  const agreeing = (agreement: object) => async () => {
    const who = known();
    await agreed(who);
    return call('presentation.agree', { candidateId: who.id, agreement });
  };
  test.each([
    [
      'without a word on whom',
      { forWhom: '  ', givenOn: '2026-09-01', isExplicit: true },
      'à qui le CV serait remis',
    ],
    ['that is supposed', { forWhom: 'Garage', givenOn: '2026-09-01', isExplicit: false }, 'Cochez'],
    ['of tomorrow', { forWhom: 'Garage', givenOn: '2026-09-16', isExplicit: true }, 'Ce jour est à venir'],
    [
      'before her birth',
      { forWhom: 'Garage', givenOn: '2000-01-01', isExplicit: true },
      'avant la naissance',
    ],
    [
      'told twice',
      { forWhom: 'BOULANGERIE MODELE', givenOn: '2026-09-02', isExplicit: true },
      'tient toujours',
    ],
  ])('%s is refused in a sentence', async (_, agreement, sentence) => {
    const answer = await agreeing(agreement)();
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer)).toContain(sentence);
  });
  test.each([
    ['2026-09-16', 'Ce jour est à venir'],
    ['2026-08-31', 'avant celui de l’accord'],
  ])('is not taken back on %s', async (on, sentence) => {
    const who = known();
    const answer = await call('presentation.revoke', { candidateId: who.id, id: await agreed(who), on });
    expect(JSON.stringify(answer)).toContain(sentence);
  });
  test('is not taken back twice', async () => {
    const who = known();
    const id = await agreed(who);
    await data('presentation.revoke', { candidateId: who.id, id, on: '2026-09-10' });
    const answer = await call('presentation.revoke', { candidateId: who.id, id, on: '2026-09-11' });
    expect(JSON.stringify(answer)).toContain('déjà retiré');
  });
});

describe('an objection', () => {
  test('refuses the CV for an employer, the card and a new agreement, at once; her own CV stays hers', async () => {
    const who = known();
    const agreementId = await agreed(who);
    recordObjection(portfolio.deps, who.id, { scope: 'lists', madeOn: today });
    for (const paper of [{ kind: 'cv', agreementId }, { kind: 'card' }]) {
      for (const name of ['presentation.preview', 'presentation.write'] as const) {
        const answer = await call(name, {
          candidateId: who.id,
          paper,
          ...(name === 'presentation.write' ? { file: handle } : {}),
        });
        expect(answer).toMatchObject({ ok: false, error: { code: 'REFUSED_BY_STATE' } });
        expect(JSON.stringify(answer)).toContain('s’oppose à être présentée');
      }
    }
    expect(readdirSync(folder)).toEqual([]);
    const again = await call('presentation.agree', {
      candidateId: who.id,
      agreement: { forWhom: 'Garage', givenOn: '2026-09-02', isExplicit: true },
    });
    expect(again).toMatchObject({ ok: false, error: { code: 'REFUSED_BY_STATE' } });
    expect((await seen(who, { kind: 'own-cv' })).text).toContain('Boulangère');
    const [{ id } = { id: '' }] = portfolio.db.prepare<[], { id: string }>('SELECT id FROM objection').all();
    withdrawObjection(portfolio.deps, who.id, id, today);
    expect((await seen(who, { kind: 'cv', agreementId })).text).toContain('Boulangère');
  });
  test('to hand-overs alone does not', async () => {
    const who = known();
    recordObjection(portfolio.deps, who.id, { scope: 'handover', madeOn: today });
    expect((await seen(who, { kind: 'card' })).pages).toHaveLength(1);
  });
});

describe('the card', () => {
  test('has one page, a number, and neither school, employer nor day', async () => {
    const { pages, text } = await seen(known(), { kind: 'card' });
    expect(pages).toHaveLength(1);
    expect(text).toMatch(/Candidature n° [0-9A-F]{4}-[0-9A-F]{4}/u);
    for (const told of [
      'Boulangère',
      'Façonner le pain',
      'CAP boulanger',
      'Lundi et mardi',
      '6 mois',
      'Permis AM',
    ])
      expect(text).toContain(told);
    expect(text).not.toMatch(/Marché modèle|organisme modèle|Fournil|2012|2024/u);
  });
  test('holds on one page however much is noted', async () => {
    const who = person({ level: '4' });
    for (let index = 0; index < 55; index += 1)
      add(
        who,
        entry('target', { label: `Métier ${index} ${'très long à dire '.repeat(10)}` }),
        entry('ability', { label: `Savoir-faire ${index} ${'très long à dire '.repeat(10)}` }, [
          { kind: 'test', on: null, by: '' },
        ]),
        entry('diploma', { label: `Diplôme ${index} ${'très long à dire '.repeat(10)}`, level: 'V' }),
      );
    expect((await seen(who, { kind: 'card' })).pages).toHaveLength(1);
  });
  test('nothing that identifies her stands on it, wherever it was typed', async () => {
    const given = candidateInputSchema.parse(valuesOf(candidateFields, 1));
    const who = person({
      ...given,
      birthName: 'Xanthippe-Canari',
      usualName: 'Nguyễn Thị Hường',
      firstName: 'Zéphyrine',
      birthDate: civilDate('2004-03-12'),
      projectLabel: 'Métier',
      romeCode: '',
      level: 'V',
    });
    const canaries = [
      ...identifyingOf(candidateFields, who).map(({ text }) => text),
      who.street,
      '12/03/2004',
      '12 mars 2004',
    ].filter((text) => text !== '');
    expect(canaries.length).toBeGreaterThan(9);
    for (const [index, canary] of canaries.entries())
      add(
        who,
        entry('target', { label: `Poste ${index} ${canary}` }),
        entry('ability', { label: `Geste ${index} (${canary}), bien` }, [
          { kind: 'immersion', on: null, by: canary.slice(0, 120) },
        ]),
        entry('diploma', { label: `${canary} titre ${index}`, level: 'V' }),
      );
    period(who, 'employment', '2025-01-06', '2025-06-30', canaries.join(' ').slice(0, 200));
    const { text, leftOut } = await seen(who, { kind: 'card' });
    const flat = (given: string): string => fold(given).replaceAll(' ', '');
    for (const canary of canaries) expect(flat(text), canary).not.toContain(flat(canary));
    expect(leftOut.length).toBeGreaterThan(canaries.length);
    expect(text).toContain('[…]');
  });
  test('a text that tells nobody is left as it is, and nothing is said of it', async () => {
    expect((await seen(known(), { kind: 'card' })).leftOut).toEqual([]);
  });
});

describe('what is written', () => {
  test('is what was previewed, with its line in the journal of accesses and in the timeline', async () => {
    const who = known();
    const agreementId = await agreed(who);
    const paper = { kind: 'cv', agreementId } as const;
    const { pdf } = await data('presentation.preview', { candidateId: who.id, paper });
    const { sha256 } = await data('presentation.write', { candidateId: who.id, paper, file: handle });
    const bytes = readFileSync(join(folder, 'cv.pdf'));
    expect(bytes.toString('base64')).toBe(pdf);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(lines()).toEqual([
      { kind: 'presentation.previewed', detail: '{"paper":"cv"}' },
      { kind: 'presentation.pdf', detail: '{"paper":"cv"}' },
    ]);
    const told = timelineEntries(portfolio.deps, who.id, 0, 50)
      .entries.map((one) => JSON.stringify(one))
      .join('\n');
    expect(told).toContain('CV établi pour Boulangerie modèle');
  });
  test('leaves nothing behind where it cannot be written', async () => {
    const who = known();
    const answer = await call(
      'presentation.write',
      { candidateId: who.id, paper: { kind: 'card' }, file: handle },
      join(folder, 'absent', 'carte.pdf'),
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'FOLDER_MISSING' } });
    expect(readdirSync(folder)).toEqual([]);
    expect(lines()).toEqual([]);
  });
});

describe.each(Object.keys(presentationProcedures) as Name[])('%s', (name) => {
  const more: Record<string, object> = {
    'presentation.agree': { agreement: { forWhom: 'Garage', givenOn: '2026-09-01', isExplicit: true } },
    'presentation.revoke': { id: '00000000-0000-4000-8000-00000000eeee', on: '2026-09-01' },
    'presentation.preview': { paper: { kind: 'own-cv' } },
    'presentation.write': { paper: { kind: 'own-cv' }, file: handle },
  };
  const input = (candidateId: string): object => ({ candidateId, ...more[name] });
  test('refuses what is no person, and somebody unknown', async () => {
    expect(await call(name, input('x'))).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(await call(name, input('00000000-0000-4000-8000-00000000ffff'))).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    });
  });
  test('is refused while the portfolio is locked', async () => {
    expect((await call(name, input(known().id), undefined, false)).ok).toBe(false);
  });
  test('makes and writes nothing of who is in the trash', async () => {
    const who = known();
    trash(portfolio.deps, [who.id], 'double');
    const answer = await call(name, input(who.id));
    expect(answer.ok).toBe(name === 'presentation.of');
  });
});
