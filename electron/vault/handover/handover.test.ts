import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { fixtureCandidate } from '../../../shared/contract-files/complete-file.fixture';
import { type CandidateId, candidateInputOf, profileKindNames } from '../../../shared/fields';
import type { Input, Output } from '../../../shared/ipc';
import { emptyPaper } from '../../../shared/papers';
import { png } from '../../../test/golden/attachments.fixture';
import { chosen, type Desk, desk, fillDesk, stateOf } from '../../../test/support/handover';
import {
  contactsOf,
  enrolmentsOf,
  eventsAbout,
  insertCandidate,
  stateOf as marksOf,
  periodsOf,
  profileOf,
  readCandidate,
} from '../candidates';
import { contentOf, documentsAndAttachmentsOf, filesOfCandidate, readFile } from '../contract-files';
import { employerOf } from '../employers';
import { journalFault, replayedStates } from '../events';
import { countTries, createTries } from '../keys';
import { papersOf, savePaper, scanBytes } from '../papers';
import { readSetting } from '../settings';

let alix: Desk;
let brune: Desk;
let candidateId: CandidateId;
beforeEach(async () => {
  alix = desk('Alix Moreau', 'Mission locale des Trois Vallées');
  brune = desk('', 'Mission locale du Parc');
  ({ candidateId } = await fillDesk(alix));
});
afterEach(() => {
  alix.close();
  brune.close();
});

/** The colleague's key enters the sender's directory; answers its identifier there. */
async function knows(sender: Desk, receiver: Desk, name = 'Brune Petit'): Promise<string> {
  const { publicKey } = await receiver.done('handover.identity', {});
  const { colleague } = await sender.done('handover.addColleague', {
    name,
    structure: 'ML du Parc',
    publicKey,
  });
  return colleague.id;
}
type Write = Partial<Omit<Input<'handover.write'>, 'file'>>;
async function sent(from: Desk, to: Desk, more: Write = {}): Promise<string> {
  const known = await from.done('handover.colleagues', {});
  const id = known.colleagues[0]?.id ?? (await knows(from, to));
  const path = from.path('lot.passation');
  await from.done(
    'handover.write',
    {
      file: chosen,
      candidateIds: [candidateId],
      withNotes: true,
      purpose: 'temporary',
      until: '2026-12-31',
      reason: 'Congé de maternité',
      recipient: { kind: 'colleagues', ids: [id] },
      ...more,
    },
    path,
  );
  return path;
}
const opened = (at: Desk, path: string): Promise<Output<'handover.open'>> =>
  at.done('handover.open', { file: chosen, passphrase: null }, path);
const accepted = (
  at: Desk,
  { token }: { token: string },
  attachments: Input<'handover.accept'>['attachments'] = [],
): Promise<Output<'handover.accept'>> => at.done('handover.accept', { token, attachments });

const labels = async (at: Desk, id: CandidateId): Promise<readonly (readonly [string | null, string])[]> =>
  (await at.done('candidates.timeline', { id, offset: 0, limit: 200 })).entries.map(
    ({ happenedOn, label }) => [happenedOn, label.replaceAll('\u00A0', ' ')] as const,
  );

describe('papers that come back', () => {
  test('one that is here already takes the copies that it lacks; without notes, no remark leaves', async () => {
    await accepted(brune, await opened(brune, await sent(alix, brune)));
    const [mine] = papersOf(alix.db, candidateId);
    if (mine === undefined) throw new Error('the desk has a paper');
    // Brune adds a copy and another paper; Alix has hers still.
    await brune.done('papers.addScanBytes', {
      candidateId,
      id: mine.id,
      fileName: 'verso.png',
      bytes: new Uint8Array(png(7, 7)),
    });
    savePaper(brune.deps, candidateId, null, { ...emptyPaper('cv') });
    await accepted(alix, await opened(alix, await sent(brune, alix, { withNotes: false })), [
      { candidateId, attachTo: candidateId },
    ]);
    const back = papersOf(alix.db, candidateId);
    expect(
      back.map(({ kind, scans, remark }) => [kind, scans.map(({ fileName }) => fileName), remark]),
    ).toEqual([
      ['driving-licence', ['permis.png', 'verso.png'], 'Boîte automatique'],
      ['cv', [], ''],
    ]);
    expect(replayedStates(alix.db).faults).toBe(0);
  });
});

describe('a person goes from one portfolio to another', () => {
  test('every field, act, file, document, scan and the frozen dossier arrive as they were', async () => {
    const preview = await opened(brune, await sent(alix, brune));
    expect(preview).toMatchObject({
      from: { adviser: 'Alix Moreau', structure: 'Mission locale des Trois Vallées' },
      purpose: 'temporary',
      until: '2026-12-31',
      reason: 'Congé de maternité',
      counts: {
        candidates: 1,
        contacts: 2,
        enrolments: 1,
        periods: 2,
        papers: 1,
        files: 2,
        attachments: 3,
        employers: 1,
      },
      employers: [{ name: 'Centre de contacts modèle', isKnown: false }],
    });
    const result = await accepted(brune, preview);
    expect(result).toMatchObject({ people: [{ id: candidateId, isNew: true }], files: 2, attachments: 3 });

    const {
      version: _v,
      createdAt: _c,
      updatedAt: _u,
      ...before
    } = readCandidate(alix.db, candidateId) ?? {};
    expect(readCandidate(brune.db, candidateId)).toMatchObject(before);
    expect(contactsOf(brune.db, candidateId)).toEqual(contactsOf(alix.db, candidateId));
    expect(enrolmentsOf(brune.db, candidateId)).toEqual(enrolmentsOf(alix.db, candidateId));
    expect(periodsOf(brune.db, candidateId)).toEqual(periodsOf(alix.db, candidateId));
    expect(periodsOf(brune.db, candidateId)).toHaveLength(2);
    const papers = papersOf(brune.db, candidateId);
    expect(papers).toEqual(papersOf(alix.db, candidateId));
    expect(papers).toMatchObject([{ kind: 'driving-licence', scans: [{ fileName: 'permis.png' }] }]);
    const scanId = papers[0]?.scans[0]?.id ?? '';
    expect(scanBytes(brune.db, scanId)).toEqual(scanBytes(alix.db, scanId));
    expect(profileOf(brune, candidateId)).toEqual(profileOf(alix, candidateId));
    expect(new Set(profileOf(brune, candidateId).map(({ kind }) => kind)).size).toBe(profileKindNames.length);
    const files = filesOfCandidate(alix.db, candidateId);
    expect(files.map(({ status }) => status).sort()).toEqual(['draft', 'signed']);
    expect(filesOfCandidate(brune.db, candidateId)).toEqual(files);
    for (const { id } of files) {
      const there = documentsAndAttachmentsOf(brune.db, id);
      expect(there).toEqual(documentsAndAttachmentsOf(alix.db, id));
      for (const attachment of there.attachments) {
        const bytes = contentOf(brune.db, attachment.id);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(attachment.sha256);
        expect(Buffer.from(bytes).equals(contentOf(alix.db, attachment.id))).toBe(true);
      }
    }
    const signed = files.find(({ status }) => status === 'signed');
    if (!signed?.employerId) throw new Error('the fixture signs a file');
    const { version: _w, createdAt: _d, updatedAt: _x, ...employer } = employerOf(alix.db, signed.employerId);
    expect(employerOf(brune.db, signed.employerId)).toMatchObject(employer);
    // What was signed is what is printed, on the other side too.
    const dossier = async (at: Desk) => (await at.done('contractFiles.dossier', { id: signed.id })).dossier;
    expect(await dossier(brune)).toEqual(await dossier(alix));
  });

  test('the received timeline stands at its own dates, marked as received, in a chain that is whole', async () => {
    brune.setToday(civilDate('2026-09-20'));
    await accepted(brune, await opened(brune, await sent(alix, brune)));
    const timeline = await labels(brune, candidateId);
    expect(timeline).toContainEqual(['2026-08-14', 'Entretien individuel (reçu)']);
    expect(timeline).toContainEqual(['2026-07-01', 'Appel (reçu)']);
    expect(timeline).toContainEqual(['2026-09-01', 'Note (reçu)']);
    expect(timeline).toContainEqual([
      '2026-09-20',
      'Reçu de Alix Moreau (Mission locale des Trois Vallées, nom non vérifié) jusqu’au 31 décembre 2026',
    ]);
    const sentBy = eventsAbout(alix.db, candidateId).filter(({ kind }) => kind !== 'candidate.handed-over');
    // One more than was sent: the reception.
    expect(eventsAbout(brune.db, candidateId)).toHaveLength(sentBy.length + 1);
    const { entries } = await brune.done('candidates.timeline', { id: candidateId, offset: 0, limit: 200 });
    const interview = entries.find(({ label }) => label.startsWith('Entretien'));
    expect(interview?.detail).toContain('relancer la mairie');
    expect(interview?.detail).toContain(
      'Saisi par Alix Moreau le 1er septembre 2026, selon la passation reçue de Alix Moreau (Mission locale des Trois Vallées, nom non vérifié)',
    );
    expect(journalFault(brune.db).firstFaultAt).toBeNull();
  });

  test('the sender keeps the person, with a dated mark and an event that says to whom, why and until when', async () => {
    await sent(alix, brune);
    expect((await alix.done('handover.ofCandidate', { id: candidateId })).marks).toMatchObject([
      { direction: 'sent', withWhom: 'Brune Petit', purpose: 'temporary', until: '2026-12-31' },
    ]);
    const [, , ...rest] = await labels(alix, candidateId);
    expect(rest.length).toBeGreaterThan(5);
    expect(await labels(alix, candidateId)).toContainEqual([
      '2026-09-01',
      'Transmis à Brune Petit jusqu’au 31 décembre 2026',
    ]);
    expect((await alix.done('handover.history', {})).lines).toMatchObject([
      { direction: 'sent', candidateCount: 1 },
    ]);
    expect(journalFault(alix.db).firstFaultAt).toBeNull();
  });

  test('the sheet lists open files with what is due, and the last interview', async () => {
    const { people, counts } = await alix.done('handover.prepare', {
      candidateIds: [candidateId],
      withNotes: true,
    });
    expect(counts).toMatchObject({ candidates: 1, attachments: 3 });
    expect(people[0]?.sheet).toMatchObject({
      lastContactOn: '2026-08-14',
      lastInterview: { happenedOn: '2026-08-14', note: 'Promis : relancer la mairie avant la rentrée.' },
    });
    const [signed] = people[0]?.sheet.files.filter(({ status }) => status === 'signé') ?? [];
    expect(signed?.deadlines[0]).toMatchObject({ due: '2026-09-12' });
  });

  test('without the notes, no word of an interview, a note or a comment leaves', async () => {
    const preview = await opened(brune, await sent(alix, brune, { withNotes: false }));
    expect(preview.people[0]?.sheet.lastInterview?.note).toBe('');
    await accepted(brune, preview);
    const all = stateOf(brune);
    for (const word of [
      'relancer la mairie',
      'Préfère les appels',
      'personne d’autre ne lit',
      'Remarque d',
      'Demande de logement',
    ])
      expect(all).not.toContain(word);
    expect(stateOf(alix)).toContain('relancer la mairie');
    expect(await labels(brune, candidateId)).toContainEqual(['2026-08-14', 'Entretien individuel (reçu)']);
  });

  describe('her state goes with her', () => {
    const exit = { reason: 'DEMENAGEMENT', leftOn: civilDate('2026-08-20'), detail: 'Vers Rouen' } as const;
    const change = (at: Desk, given: Input<'candidates.changeState'>['change']) =>
      at.done('candidates.changeState', { ids: [candidateId], change: given });
    const stateAt = (at: Desk) => marksOf(at.db, candidateId);

    test('archived there, she is archived here, with her exit and since the same day', async () => {
      await change(alix, { act: 'archive', exit });
      await accepted(brune, await opened(brune, await sent(alix, brune)));
      expect(stateAt(brune)).toEqual(stateAt(alix));
      expect(stateAt(brune).exit).toMatchObject(exit);
    });

    test('archived or in the trash here, and followed there, she comes back to be followed', async () => {
      const path = await sent(alix, brune);
      await accepted(brune, await opened(brune, path));
      await change(brune, { act: 'archive', exit: { ...exit, leftOn: civilDate('2026-08-25') } });
      await change(brune, { act: 'trash', reason: 'Erreur' });
      const again = await sent(alix, brune, { reason: 'Retour' });
      const arriving = await opened(brune, again);
      expect(arriving.people[0]?.alike[0]?.candidate.state).toBe('trashed');
      await accepted(brune, arriving, [{ candidateId, attachTo: candidateId }]);
      expect(stateAt(brune)).toEqual({ exit: null, trashedOn: null });
      const told = (await labels(brune, candidateId)).map(([, label]) => label);
      expect(told).toContain('Fiche rouverte');
      expect(told).toContain('Fiche restaurée de la corbeille, de nouveau archivée');
    });

    test('nobody is handed over out of the trash', async () => {
      await knows(alix, brune);
      await change(alix, { act: 'trash', reason: '' });
      await expect(sent(alix, brune)).rejects.toThrow('corbeille');
    });
  });

  test('for good, who receives becomes the adviser in charge', async () => {
    const chloe = desk('Chloé Roux', 'Mission locale du Parc');
    try {
      const path = await sent(alix, chloe, { purpose: 'final', until: null });
      await accepted(chloe, await opened(chloe, path));
      expect(readCandidate(chloe.db, candidateId)?.adviser).toBe('Chloé Roux');
    } finally {
      chloe.close();
    }
  });

  test('who the advisers were before is known to who receives, for as long as nobody followed the person there', async () => {
    const chloe = desk('Chloé Roux', 'Mission locale du Parc');
    const give = (at: Desk, adviser: string) =>
      at.done('candidates.changeAdviser', { ids: [candidateId], adviser, reason: 'Essai' });
    const advisersAt = async (at: Desk) =>
      (await at.done('candidates.periods', { id: candidateId })).advisers.map(({ adviser, startsOn }) => [
        adviser,
        startsOn,
      ]);
    try {
      const { candidate } = await alix.done('candidates.get', { id: candidateId });
      await alix.done('candidates.update', {
        id: candidateId,
        version: candidate.version,
        candidate: { ...candidateInputOf(candidate), firstReceptionOn: civilDate('2025-01-06') },
      });
      await give(alix, 'Brune Petit');
      alix.setToday(civilDate('2026-09-10'));
      await give(alix, 'Alix Moreau');
      alix.setToday(civilDate('2026-09-12'));
      const path = await sent(alix, chloe, { purpose: 'final', until: null });
      chloe.setToday(civilDate('2026-09-20'));
      await accepted(chloe, await opened(chloe, path));
      expect((await advisersAt(chloe)).slice(-3)).toEqual([
        ['Brune Petit', '2026-09-01'],
        ['Alix Moreau', '2026-09-10'],
        ['Chloé Roux', '2026-09-20'],
      ]);
      // What is told of a person who was here already says nothing of who followed her here.
      alix.setToday(civilDate('2026-09-25'));
      await give(alix, 'Denis Essai');
      chloe.setToday(civilDate('2026-09-30'));
      await accepted(chloe, await opened(chloe, await sent(alix, chloe, { purpose: 'temporary' })), [
        { candidateId, attachTo: candidateId },
      ]);
      expect((await advisersAt(chloe)).map(([adviser]) => adviser)).not.toContain('Denis Essai');
    } finally {
      chloe.close();
    }
  });
});

describe('what is known already', () => {
  test('an employer of the same SIRET is not written twice, and its tutor is the one who was there', async () => {
    const other = await fillDesk(brune, { birthName: 'Autre' });
    const before = employerOf(brune.db, other.employerId);
    const preview = await opened(brune, await sent(alix, brune));
    expect(preview.employers).toEqual([{ name: 'Centre de contacts modèle', isKnown: true }]);
    await accepted(brune, preview);
    expect(employerOf(brune.db, other.employerId)).toEqual(before);
    expect(brune.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM employer').get()?.n).toBe(1);
    const [signed] = filesOfCandidate(brune.db, candidateId).filter(({ status }) => status === 'signed');
    expect(signed).toMatchObject({ employerId: other.employerId, tutorId: before.tutors[0]?.id });
    // Its number was taken here: it has the next one, and the journal says so.
    expect(signed?.reference).toBe('CPRO-2026-0002');
    expect((await labels(brune, candidateId)).map(([, label]) => label)).toContain(
      'Dossier de contrat créé : CPRO-2026-0002',
    );
  });

  test('a person who looks like one of here is shown, then created apart with the doubt kept', async () => {
    const { candidateId: here } = await fillDesk(brune);
    const preview = await opened(brune, await sent(alix, brune));
    expect(preview.people[0]?.alike).toMatchObject([{ candidate: { id: here }, certainty: 'same' }]);
    await accepted(brune, preview);
    expect(readCandidate(brune.db, candidateId)?.suspectedDuplicateOf).toBe(here);
    expect(readCandidate(brune.db, here)).not.toBeNull();
  });

  describe('what was told and answered', () => {
    const on = '2026-09-01';
    const told = (at: Desk, value: boolean, toldOn: string, id = candidateId) =>
      at.done('rights.tellFact', { id, path: 'candidate.employed', value, toldOn });
    const answered = async (at: Desk, verdict: 'eligible' | 'ineligible', id = candidateId) =>
      (
        await at.done('rights.override', {
          id,
          scheme: 'CPRO',
          on,
          verdict,
          machineVerdict: 'to-check',
          reason: 'Confirmé par écrit.',
        })
      ).override;
    const there = async (at: Desk, id = candidateId) =>
      (await at.done('rights.situation', { id, employerId: null, on })).situation;

    test('goes with the person, the answers that were withdrawn too', async () => {
      await told(alix, false, '2026-08-20');
      await answered(alix, 'ineligible');
      await answered(alix, 'eligible');
      const preview = await opened(brune, await sent(alix, brune));
      expect(preview.counts).toMatchObject({ askedFacts: 1, overrides: 2 });
      await accepted(brune, preview);
      const { asked, overrides } = await there(alix);
      expect(await there(brune)).toMatchObject({
        asked,
        overrides: overrides.map((one) => ({ ...one, author: 'Alix Moreau (selon la passation)' })),
      });
      expect(asked).toHaveLength(1);
      expect(overrides.map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([true, false]);
      expect(await labels(brune, candidateId)).toContainEqual([
        '2026-08-20',
        'Information donnée : emploi occupé ou non : non (reçu)',
      ]);
    });

    test('comes back once; the fact told last counts, an answer withdrawn there is withdrawn here', async () => {
      await told(alix, false, '2026-08-20');
      const { id } = await answered(alix, 'eligible');
      await accepted(brune, await opened(brune, await sent(alix, brune)));
      await told(brune, true, '2026-08-25');
      await brune.done('rights.withdrawOverride', {
        id: candidateId,
        overrideId: id,
        reason: 'Courrier relu.',
      });
      await knows(brune, alix, 'Alix Moreau');
      const back = await opened(alix, await sent(brune, alix));
      await accepted(alix, back, [{ candidateId, attachTo: candidateId }]);
      const { asked, overrides } = await there(alix);
      expect(asked).toMatchObject([{ value: true, toldOn: '2026-08-25' }]);
      expect(overrides).toMatchObject([{ id, withdrawnAt: expect.any(String) }]);
    });

    test('an earlier word and a second answer for the same scheme give way to what is here', async () => {
      await told(alix, false, '2026-08-20');
      await answered(alix, 'eligible');
      const { candidateId: here } = await fillDesk(brune);
      await told(brune, true, '2026-08-21', here);
      const own = await answered(brune, 'ineligible', here);
      const preview = await opened(brune, await sent(alix, brune));
      await accepted(brune, preview, [{ candidateId, attachTo: here }]);
      const { asked, overrides } = await there(brune, here);
      expect(asked).toMatchObject([{ value: true, toldOn: '2026-08-21' }]);
      expect(overrides.filter(({ withdrawnAt }) => withdrawnAt === null)).toEqual([own]);
      expect(overrides).toHaveLength(2);
      expect((await labels(brune, here)).map(([, label]) => label)).toContainEqual(
        expect.stringMatching(/^Réponse du conseiller retirée/),
      );
    });
  });

  test('attached to the person who is here, what was known stays and what was missing is taken', async () => {
    const candidate = readCandidate(alix.db, candidateId);
    if (!candidate) throw new Error('the fixture makes a candidate');
    const {
      id: _i,
      version: _v,
      createdAt: _c,
      updatedAt: _u,
      lastContactOn: _l,
      suspectedDuplicateOf: _s,
      ...input
    } = candidate;
    const here = brune.db.transaction(() =>
      insertCandidate(brune.deps, { ...input, commune: 'Aubagne', email: '', level: null }),
    )();
    const preview = await opened(brune, await sent(alix, brune));
    const result = await accepted(brune, preview, [{ candidateId, attachTo: here }]);
    expect(result.people).toEqual([{ id: here, isNew: false }]);
    expect(readCandidate(brune.db, candidateId)).toBeNull();
    expect(readCandidate(brune.db, here)).toMatchObject({
      commune: 'Aubagne',
      email: 'lou.exemple@example.org',
      level: '4',
      lastContactOn: '2026-08-14',
    });
    expect(filesOfCandidate(brune.db, here)).toHaveLength(2);
    expect(await labels(brune, here)).toContainEqual(['2026-08-14', 'Entretien individuel (reçu)']);
  });

  test('the choices are checked: someone unknown, two onto one, a person who is not in the file', async () => {
    const preview = await opened(brune, await sent(alix, brune));
    const before = stateOf(brune);
    const wrong = async (attachments: Input<'handover.accept'>['attachments']): Promise<string> =>
      (await brune.refused('handover.accept', { token: preview.token, attachments })).code;
    expect(await wrong([{ candidateId, attachTo: candidateId }])).toBe('NOT_FOUND');
    const stranger = '00000000-0000-4000-8000-00000000beef' as CandidateId;
    expect(await wrong([{ candidateId: stranger, attachTo: candidateId }])).toBe('INVALID_INPUT');
    expect(stateOf(brune)).toBe(before);
    await accepted(brune, preview);
  });
});

test('the last interview that the sheet tells is one that was not taken away', async () => {
  const [interview] = contactsOf(alix.db, candidateId).filter(({ kind }) => kind === 'interview');
  await alix.done('candidates.removeContact', { id: candidateId, contactId: interview?.id ?? '' });
  const preview = await opened(brune, await sent(alix, brune));
  expect(preview.people[0]?.sheet.lastInterview).toBeNull();
});

describe('there and back', () => {
  test('after an absence, what the colleague did comes back onto the same person, once', async () => {
    await accepted(brune, await opened(brune, await sent(alix, brune)));
    const draft = filesOfCandidate(brune.db, candidateId).find(({ kind }) => kind === 'CIVIS');
    if (!draft) throw new Error('the fixture opens a file');
    brune.setToday(civilDate('2026-10-05'));
    await brune.done('candidates.recordContact', {
      id: candidateId,
      kind: 'interview',
      happenedOn: '2026-10-02',
      note: 'Vue avec Brune.',
    });
    const { candidate } = await brune.done('candidates.get', { id: candidateId });
    const {
      id: _i,
      version,
      createdAt: _c,
      updatedAt: _u,
      lastContactOn: _l,
      suspectedDuplicateOf: _s,
      ...input
    } = candidate;
    await brune.done('candidates.update', {
      id: candidateId,
      version,
      candidate: { ...input, commune: 'Gardanne' },
    });
    await brune.done('contractFiles.transition', {
      id: draft.id,
      version: draft.version,
      to: 'cancelled',
      dates: {},
    });
    const back = await sent(brune, alix);
    alix.setToday(civilDate('2026-10-06'));
    const eventsBefore = eventsAbout(alix.db, candidateId).length;
    const preview = await opened(alix, back);
    expect(preview.people[0]?.alike[0]).toMatchObject({
      candidate: { id: candidateId },
      reason: 'Même fiche\u00A0: elle revient d’une passation.',
    });
    await accepted(alix, preview, [{ candidateId, attachTo: candidateId }]);
    expect(readCandidate(alix.db, candidateId)).toMatchObject({
      commune: 'Gardanne',
      lastContactOn: '2026-10-02',
    });
    expect(contactsOf(alix.db, candidateId)).toHaveLength(3);
    expect(filesOfCandidate(alix.db, candidateId)).toHaveLength(2);
    expect(readFile(alix.db, draft.id)?.status).toBe('cancelled');
    const added = eventsAbout(alix.db, candidateId).slice(eventsBefore);
    // The reception, the merge; and of the colleague: the reception, the contact, the update, the move.
    expect(added.map(({ kind }) => kind).sort()).toEqual([
      'candidate.merged',
      'candidate.received',
      'candidate.received-event',
      'candidate.received-event',
      'candidate.received-event',
      'candidate.received-event',
    ]);
    expect(journalFault(alix.db).firstFaultAt).toBeNull();
  });

  test('a file changed on both sides is written beside the one of here: nothing is lost', async () => {
    await accepted(brune, await opened(brune, await sent(alix, brune)));
    const draft = filesOfCandidate(brune.db, candidateId).find(({ kind }) => kind === 'CIVIS');
    if (!draft) throw new Error('the fixture opens a file');
    for (const at of [alix, brune]) {
      at.setToday(civilDate('2026-10-05'));
      await at.done('contractFiles.transition', {
        id: draft.id,
        version: draft.version,
        to: 'cancelled',
        dates: {},
      });
    }
    const back = await sent(brune, alix);
    await accepted(alix, await opened(alix, back), [{ candidateId, attachTo: candidateId }]);
    // The same version at the same instant is the same file here; a later one is another.
    expect(filesOfCandidate(alix.db, candidateId)).toHaveLength(2);
    brune.setToday(civilDate('2026-10-07'));
    brune.db
      .prepare("UPDATE contract_file SET updated_at = '2026-10-07T08:00:00.000Z', version = version + 1")
      .run();
    await accepted(alix, await opened(alix, await sent(brune, alix)), [
      { candidateId, attachTo: candidateId },
    ]);
    expect(filesOfCandidate(alix.db, candidateId).length).toBeGreaterThan(2);
    expect(readFile(alix.db, draft.id)?.updatedAt).toBe('2026-10-05T08:00:00.000Z');
  });
});

describe('the password', () => {
  const withPassword = (passphrase: string): Write => ({
    recipient: { kind: 'passphrase', passphrase, name: 'Brune Petit' },
  });
  test('is asked for when it is needed, and the right one opens the file', async () => {
    const path = await sent(alix, brune, withPassword('quatre saisons au jardin clos'));
    expect((await brune.refused('handover.open', { file: chosen, passphrase: null }, path)).code).toBe(
      'HANDOVER_PASSWORD_NEEDED',
    );
    const wrong = await brune.refused('handover.open', { file: chosen, passphrase: 'quatre saisons' }, path);
    expect(wrong.code).toBe('HANDOVER_WRONG_PASSWORD');
    const preview = await brune.done(
      'handover.open',
      { file: chosen, passphrase: 'quatre saisons au jardin clos' },
      path,
    );
    expect(preview.counts.candidates).toBe(1);
  });
  test('is counted when it is wrong, for each file apart: the right one waits too', async () => {
    const right = 'quatre saisons au jardin clos';
    const one = alix.path('premier.passation');
    renameSync(await sent(alix, brune, withPassword(right)), one);
    const other = await sent(alix, brune, withPassword(right));
    countTries(createTries({ folder: alix.path('tries'), now: () => 86_400_000 }));
    try {
      const refusal = async (passphrase: string, path: string): Promise<string> =>
        (await brune.refused('handover.open', { file: chosen, passphrase }, path)).code;
      for (let n = 0; n < 3; n += 1)
        expect(await refusal('quatre saisons', one)).toBe('HANDOVER_WRONG_PASSWORD');
      expect(await refusal(right, one)).toBe('TOO_MANY_ATTEMPTS');
      await brune.done('handover.open', { file: chosen, passphrase: right }, other);
    } finally {
      countTries({ around: (_of, attempt) => attempt() });
    }
  });
  test('is never the passphrase of the portfolio, nor a short one; nothing is written then', async () => {
    const path = alix.path('lot.passation');
    const before = stateOf(alix);
    const write = (passphrase: string) =>
      alix.call(
        'handover.write',
        {
          file: chosen,
          candidateIds: [candidateId],
          withNotes: true,
          purpose: 'final',
          until: null,
          reason: '',
          recipient: { kind: 'passphrase', passphrase, name: 'Brune' },
        },
        path,
      );
    expect(await write('une phrase à soi')).toMatchObject({ ok: false, error: { code: 'WEAK_PASSPHRASE' } });
    expect(await write('court')).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    expect(existsSync(path)).toBe(false);
    expect(stateOf(alix)).toBe(before);
  });
});

describe('writing', () => {
  test('a place that cannot be written leaves no mark and no event', async () => {
    const id = await knows(alix, brune);
    const before = stateOf(alix);
    const error = await alix.refused(
      'handover.write',
      {
        file: chosen,
        candidateIds: [candidateId],
        withNotes: true,
        purpose: 'final',
        until: null,
        reason: '',
        recipient: { kind: 'colleagues', ids: [id] },
      },
      alix.path('absent/lot.passation'),
    );
    expect(error.code).toBe('FOLDER_MISSING');
    expect(stateOf(alix)).toBe(before);
  });
  test('a temporary hand-over needs a last day to come, a final one has none', async () => {
    await expect(sent(alix, brune, { purpose: 'temporary', until: null })).rejects.toThrow('date de fin');
    await expect(sent(alix, brune, { purpose: 'final', until: '2026-12-31' })).rejects.toThrow('date de fin');
    await expect(sent(alix, brune, { until: '2026-08-31' })).rejects.toThrow('déjà passée');
  });
  test('nothing readable stands in the file', async () => {
    const bytes = readFileSync(await sent(alix, brune)).toString('latin1');
    for (const word of ['Exemple', 'Lou', 'vivier', 'Alix']) expect(bytes).not.toContain(word);
  });
  test('a long job tells its progress and stops when it is cancelled, on both sides', async () => {
    const ids = [candidateId];
    const {
      id: _i,
      version: _v,
      createdAt: _c,
      updatedAt: _u,
      lastContactOn: _l,
      suspectedDuplicateOf: _s,
      ...input
    } = fixtureCandidate();
    alix.db.transaction(() => {
      for (let n = 0; n < 200; n += 1)
        ids.push(
          insertCandidate(alix.deps, {
            ...input,
            birthName: `Nom ${n}`,
            birthDate: civilDate('2003-05-04'),
            mobilePhone: '',
            email: '',
          }),
        );
    })();
    const controller = new AbortController();
    const id = await knows(alix, brune);
    const before = stateOf(alix);
    const sending = {
      file: chosen,
      candidateIds: ids,
      withNotes: true,
      purpose: 'final',
      until: null,
      reason: '',
      recipient: { kind: 'colleagues', ids: [id] },
    };
    const stopped = await alix.call('handover.write', sending, alix.path('lot.passation'), {
      progress: () => controller.abort(),
      signal: controller.signal,
    });
    expect(stopped).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(stateOf(alix)).toBe(before);
    const path = await sent(alix, brune, { candidateIds: ids });
    const preview = await opened(brune, path);
    const empty = stateOf(brune);
    const second = new AbortController();
    const halted = await brune.call('handover.accept', { token: preview.token, attachments: [] }, undefined, {
      progress: () => second.abort(),
      signal: second.signal,
    });
    expect(halted).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(stateOf(brune)).toBe(empty);
    // What was read is still there: the adviser may accept after all.
    expect((await accepted(brune, preview)).people).toHaveLength(201);
  });
});

describe('the directory', () => {
  test('a colleague enters by a card or by a key, once, under a fingerprint that both sides read', async () => {
    const card = brune.path('brune.carte');
    await brune.done('handover.saveCard', { file: chosen }, card);
    const own = await brune.done('handover.identity', {});
    const shown = await alix.done('handover.readCard', { file: chosen }, card);
    expect(shown).toMatchObject({ publicKey: own.publicKey, fingerprint: own.fingerprint, knownAs: null });
    expect(shown.fingerprint).toMatch(/^\d{4}(?: \d{4}){4}$/);
    const id = await knows(alix, brune);
    expect((await alix.done('handover.readCard', { file: chosen }, card)).knownAs).toBe('Brune Petit');
    const twice = await alix.refused('handover.addColleague', {
      name: 'Une autre',
      structure: '',
      publicKey: own.publicKey,
    });
    expect(twice).toMatchObject({ code: 'DUPLICATE' });
    expect(twice.message).toContain('Brune Petit');
    const { colleague } = await alix.done('handover.renameColleague', {
      id,
      name: 'B. Petit',
      structure: '',
    });
    expect(colleague).toMatchObject({ name: 'B. Petit', structure: '', publicKey: own.publicKey });
    await alix.done('handover.removeColleague', { id });
    expect((await alix.done('handover.colleagues', {})).colleagues).toEqual([]);
    expect((await alix.refused('handover.removeColleague', { id })).code).toBe('NOT_FOUND');
  });
  test('a mistyped key, one’s own key and a file that is no card are told', async () => {
    const { publicKey } = await brune.done('handover.identity', {});
    const mistyped = `${publicKey.slice(0, -1)}${publicKey.endsWith('q') ? 'p' : 'q'}`;
    expect((await alix.refused('handover.readKey', { publicKey: mistyped })).message).toContain('faute');
    const own = await alix.done('handover.identity', {});
    const mine = await alix.refused('handover.addColleague', {
      name: 'Moi',
      structure: '',
      publicKey: own.publicKey,
    });
    expect(mine.message).toContain('la vôtre');
    for (const content of ['', '{}', '[1', 'x'.repeat(5000)]) {
      writeFileSync(alix.path('x.carte'), content);
      const error = await alix.refused('handover.readCard', { file: chosen }, alix.path('x.carte'));
      expect(error.code).toBe('FILE_UNREADABLE');
    }
  });
  test('the key of a portfolio is made once, and its secret half leaves by no procedure', async () => {
    const first = await alix.done('handover.identity', {});
    expect(await alix.done('handover.identity', {})).toEqual(first);
    const secret = String(readSetting(alix.db, 'handover-identity'));
    expect(secret).toMatch(/^AGE-SECRET-KEY-1/);
    const path = await sent(alix, brune);
    const card = alix.path('alix.carte');
    await alix.done('handover.saveCard', { file: chosen }, card);
    await accepted(brune, await opened(brune, path));
    expect(JSON.stringify(first) + readFileSync(card, 'utf8') + stateOf(brune)).not.toContain(secret);
  });
});
