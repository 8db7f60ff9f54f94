import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { typography } from '../../../shared/base/text';
import { civilDate } from '../../../shared/base/time';
import { schemes } from '../../../shared/law';
import { eligibilitySchema } from '../../../shared/law/engine/eligibility.schema';
import { answerReportOf } from '../../../shared/rights';
import { CliRefusal } from '../output';
import { eligibilityCommand } from './eligibility';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vivier-eligibility-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** What the command prints on stdout for the text of a file of facts. */
function run(text: string, ...options: readonly string[]): string {
  const path = join(folder, 'facts.json');
  writeFileSync(path, text);
  let printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk);
    return true;
  });
  const program = new Command('vivier').exitOverride().configureOutput({ writeErr: () => {} });
  eligibilityCommand(program);
  program.parse(['eligibility', '--facts', path, ...options], { from: 'user' });
  return printed;
}

describe('vivier eligibility', () => {
  test('a reported answer is judged as it was, with its territory and its added values', () => {
    const report = answerReportOf({
      facts: {
        on: civilDate('2026-09-01'),
        startsOn: civilDate('2026-09-01'),
        endsOn: civilDate('2027-08-31'),
        candidate: { birthDate: civilDate('2004-03-12'), level: '4', diplomaObtained: true },
        contract: { nature: 'CDD', weeklyHours: 35 },
      },
      territory: 'mayotte',
      scheme: 'CPRO',
      expected: 'ineligible',
      comment: '',
      references: {
        values: [
          {
            parameter: 'smic-mayotte',
            from: civilDate('2026-08-01'),
            value: 1100,
            source: 'Décret d’essai',
            confidence: 'V',
            origin: 'structure',
          },
        ],
        orders: [],
      },
    });
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const answer: { schemes: { id: string; pay: { periods: { hourlySmic: number }[] } | null }[] } =
      JSON.parse(run(report?.content ?? '', '--json'));
    expect(answer.schemes.find(({ id }) => id === 'CPRO')?.pay?.periods[0]?.hourlySmic).toBe(11);
    expect(String(told.mock.calls[0]?.[0])).toMatch(/^CPRO.: attendu fermé, répondu à vérifier/);
    expect(() => run('{"format":"vivier-answer-report/1"}')).toThrow(CliRefusal);
  });

  test('one situation gets one answer, an array an array in its order', () => {
    const answer = eligibilitySchema.parse(JSON.parse(run('{"on":"2026-09-01"}', '--json')));
    expect(answer.on).toBe('2026-09-01');
    expect(answer.schemes.find(({ id }) => id === 'CPRO')?.verdict).toBe('to-check');
    const answers: unknown = JSON.parse(
      run('[{"on":"2004-09-30"},{"on":"2026-09-01"}]', '--scheme', 'CPRO', '--json'),
    );
    expect(answers).toMatchObject([
      { on: '2004-09-30', schemes: [{ id: 'CPRO', inForce: false }] },
      { on: '2026-09-01', schemes: [{ id: 'CPRO', inForce: true }] },
    ]);
    expect(JSON.parse(run('[]', '--json'))).toEqual([]);
  });
  test('it answers for every scheme that has rules, in force or not, in the shape of the contract', () => {
    for (const on of ['2006-03-12', '2026-09-01']) {
      const answer = eligibilitySchema.parse(JSON.parse(run(`{"on":"${on}"}`, '--json')));
      expect(answer.schemes.map(({ id }) => id)).toEqual(schemes.map(({ id }) => id));
    }
  });
  test('--scheme keeps these alone, whatever their case, and asks for them alone', () => {
    const answer = eligibilitySchema.parse(
      JSON.parse(run('{"on":"2026-09-01"}', '--json', '--scheme', 'vae', 'CPRO')),
    );
    expect(answer.schemes.map(({ id }) => id).sort()).toEqual(['CPRO', 'VAE']);
    expect(new Set(answer.questions.flatMap((question) => question.schemes))).toEqual(
      new Set(['CPRO', 'VAE']),
    );
    expect(() => run('{"on":"2026-09-01"}', '--scheme', 'PIJ')).toThrow(
      typography('Le dispositif « PIJ » n’a pas de règles ; choisissez parmi : '),
    );
  });
  test('--references adds dated values to those of the product', () => {
    const facts = JSON.stringify({
      on: '2026-09-01',
      candidate: { relatedExperienceMonths: 5 },
      contract: { qualification: 'RNCP' },
    });
    const added = join(folder, 'references.json');
    const value = {
      parameter: 'vae.minimum-experience',
      from: '2026-01-01',
      value: 6,
      source: 'texte d’essai',
      confidence: 'S',
      origin: 'structure',
    };
    writeFileSync(added, JSON.stringify({ values: [value], orders: [] }));
    const verdictOf = (...options: readonly string[]): unknown =>
      eligibilitySchema.parse(JSON.parse(run(facts, '--scheme', 'VAE', '--json', ...options))).schemes[0]
        ?.verdict;
    expect(verdictOf()).toBe('eligible');
    expect(verdictOf('--references', added)).toBe('ineligible');
  });
  test.each([
    ['{', 'Le fichier des références n’est pas un JSON lisible.'],
    ['3', 'Les références s’écrivent comme un objet JSON, avec « values » et « orders ».'],
    ['{"values":[],"orders":[],"extra":1}', 'Le fichier des références a un champ de trop : « extra ».'],
    ['{"values":[]}', 'Dans le fichier des références, la valeur de « orders » n’est pas admise'],
    [
      '{"values":[{"parameter":"smic","from":"2027-13-01","value":1,"source":"x","confidence":"S","origin":"structure"}],"orders":[]}',
      'Dans le fichier des références, la valeur de « values.0.from » n’est pas admise',
    ],
    [
      '{"values":[],"orders":[{"scheme":"CPRO"}]}',
      'Dans le fichier des références, la valeur de « orders.0.scheme » n’est pas admise',
    ],
  ])('the references %s are refused by one sentence', (text, message) => {
    const added = join(folder, 'references.json');
    writeFileSync(added, text);
    const refused = (): string => run('{"on":"2026-09-01"}', '--references', added, '--json');
    expect(refused).toThrow(CliRefusal);
    expect(refused).toThrow(typography(message));
  });

  describe('without --json', () => {
    test('each scheme has its verdict, its reasons, what is missing and what to ask next', () => {
      const printed = run('\uFEFF{"on":"2026-09-01"}');
      expect(printed).toMatch(/^Au 1er septembre 2026\n/u);
      expect(printed).toContain(typography('Contrat de professionnalisation (CPRO) : il manque '));
      expect(printed).toContain(typography('  Il manque : '));
      expect(printed).toContain(typography('À demander ensuite :\n'));
      expect(printed).toMatch(/ {2}date de naissance \(.*CPRO.*\)/u);
    });
    test('of a refusal it says what stands against it, and from when or by which act it would open', () => {
      const tooShort = JSON.stringify({ on: '2016-05-02', candidate: { relatedExperienceMonths: 14 } });
      expect(run(tooShort, '--scheme', 'VAE')).toContain(typography('    Change le 1er octobre 2017.'));
      const none = JSON.stringify({ on: '2026-05-04', contract: { qualification: null } });
      const refusal = run(none, '--scheme', 'VAE');
      expect(refusal).toContain(typography('Validation des acquis de l’expérience (VAE) : fermé'));
      expect(refusal).toContain(typography('    Ce qui l’ouvrirait : le choix d’une certification'));
      expect(refusal).not.toContain('Il manque');
    });
    test('an open answer says how long, paid how much at least and on which form', () => {
      const facts = {
        on: '2026-09-01',
        startsOn: '2026-09-07',
        endsOn: '2027-09-06',
        candidate: { birthDate: '2004-03-12', level: '3', diplomaObtained: true },
        contract: { nature: 'CDD', weeklyHours: 35 },
      };
      const printed = run(JSON.stringify(facts), '--scheme', 'CPRO');
      expect(printed).toContain(typography('  Durée : '));
      expect(printed).toMatch(/70\s% du SMIC, 1\s306,91\s€ brut par mois \(Code du travail/u);
      expect(printed).toContain(typography('  Formulaire : Cerfa n° 12434*03'));
      const none = run(JSON.stringify({ ...facts, contract: { qualification: null } }), '--scheme', 'CPRO');
      expect(none).not.toContain('Formulaire');
    });
    test('an open answer says under which reserves, each with how it is confirmed', () => {
      const facts = {
        on: '2014-09-01',
        startsOn: '2014-09-08',
        endsOn: '2015-09-07',
        candidate: {
          birthDate: '1993-03-12',
          employed: false,
          specialDifficulties: true,
          workPermitNeeded: false,
          disabledWorker: false,
        },
        employer: { kind: 'association', region: '11', replacesDismissed: false },
        contract: {
          nature: 'CDD',
          weeklyHours: 26,
          renewalOf: null,
          aidDecidedOn: '2014-08-25',
          aidedMonthsDone: 0,
        },
      };
      const printed = run(JSON.stringify(facts), '--scheme', 'CUI_CAE');
      expect(printed).toContain(
        typography(
          'CUI-CAE (CUI_CAE) : contrat conforme sous réserve de : cotisations et contributions sociales de l’employeur à jour\n',
        ),
      );
      expect(printed).toContain(typography('  Cotisations, à confirmer : Supposé, faute de renseignement'));
      expect(printed).toContain('attestation de vigilance de l’Urssaf');
      const json = eligibilitySchema.parse(
        JSON.parse(run(JSON.stringify(facts), '--scheme', 'CUI_CAE', '--json')),
      );
      expect(json.schemes[0]).toMatchObject({
        verdict: 'eligible',
        toConfirm: [
          { condition: 'contributions', fact: 'employer.contributionsUpToDate', about: 'employer' },
        ],
      });
    });
    test('what the facts say against each other is told, as on the screens', () => {
      const facts = '{"on":"2026-09-01","startsOn":"2026-09-07","endsOn":"2026-09-01"}';
      expect(run(facts, '--scheme', 'CPRO')).toContain(
        typography(
          'Des renseignements se contredisent :\n  La fin (1er septembre 2026) vient avant le début (7 septembre 2026).',
        ),
      );
      const { contradictions } = eligibilitySchema.parse(JSON.parse(run(facts, '--json')));
      expect(contradictions).toMatchObject([{ facts: ['endsOn', 'startsOn'] }]);
      expect(run('{"on":"2026-09-01"}', '--scheme', 'CPRO')).not.toContain('contredisent');
    });
    test('an aid that was not gathered is to be typed, never zero', () => {
      const printed = run('{"on":"2018-09-03","startsOn":"2018-09-03"}', '--scheme', 'CAPP');
      expect(printed).toMatch(/Aide à l’employeur, aides d’avant 2019\s: montant à saisir \(à lire\s:/u);
      expect(printed).not.toMatch(/\D0,00/u);
    });
    test('a scheme outside its dates takes one line', () => {
      expect(run('{"on":"2004-09-30"}', '--scheme', 'CPRO')).toBe(
        typography(
          'Au 30 septembre 2004\n\nHors de leur période :\n  Contrat de professionnalisation (CPRO) : Ce dispositif n’existe que depuis le 1er octobre 2004.\n',
        ),
      );
    });
    test('two situations are told apart', () => {
      expect(run('[{"on":"2026-09-01"},{"on":"2026-09-02"}]', '--scheme', 'CPRO')).toMatch(
        /^Au 1er septembre 2026\n[\s\S]*\n\nAu 2 septembre 2026\n/u,
      );
    });
  });

  test.each([
    ['{', 'Le fichier des faits n’est pas un JSON lisible.'],
    ['{"on":"2026-09-01","candidat":{}}', 'Le champ « candidat » n’existe pas'],
    [
      '[{"on":"2026-09-01"},{"on":"2026-09-01","candidate":{"birthdate":"2004-01-01"}}]',
      'Situation 2 : Le champ « candidate.birthdate » n’existe pas ; corrigez son nom ou retirez-le.',
    ],
    [
      '{"on":"2026-09-01","contract":{"weeklyHours":"35"}}',
      'La valeur de « contract.weeklyHours » n’est pas admise',
    ],
    ['3', 'Les faits d’une situation'],
  ])('%s is refused by a sentence that names the fault', (text, message) => {
    const refused = (): string => run(text, '--json');
    expect(refused).toThrow(CliRefusal);
    expect(refused).toThrow(typography(message));
  });
});
