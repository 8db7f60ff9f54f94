import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { documentCodes } from '../../../shared/contract-files';
import { emptyCandidate, emptyEmployer } from '../../../shared/fields';
import { type TestDeps, testDeps } from '../../../test/support/portfolio';
import { sha256 } from '../base/sha256';
import { addNote, createCandidate, recordContact } from '../candidates/candidates.service';
import { attach, createFile } from '../contract-files/contract-files.service';
import { createEmployer } from '../employers/employers.service';
import { saveSettings, settingsOf } from '../settings';
import { replayedStates, replayStates } from '.';

let portfolio: TestDeps;
beforeEach(() => {
  portfolio = testDeps({ today: civilDate('2026-09-15') });
});
afterEach(() => portfolio.close());

const person = (birthName: string) =>
  createCandidate(portfolio.deps, {
    ...emptyCandidate,
    birthName,
    firstName: 'Zoé',
    birthDate: civilDate('2006-05-04'),
  });

describe('the journal replayed against the rows', () => {
  test('holds after every kind of act, and counts each record once', () => {
    const { deps, db } = portfolio;
    const { id } = person('Inventée');
    recordContact(deps, { id, kind: 'call', happenedOn: civilDate('2026-09-14'), note: 'rappeler' });
    addNote(deps, id, 'une note');
    const employer = createEmployer(deps, { ...emptyEmployer, name: 'Atelier d’essai' });
    createFile(deps, 'CPRO', id, employer.id);
    saveSettings(deps, { ...settingsOf(db), structureName: 'Mission locale d’essai' });
    expect(replayedStates(db)).toEqual({ records: 4, faults: 0, first: [] });
  });

  test.each([
    ['a row put back as it was', "UPDATE candidate SET birth_name = 'Ancienne'"],
    ['a row that hangs on it put back', "UPDATE contact SET kind = 'workshop'"],
    ['a row taken away', 'DELETE FROM contact'],
    ['the record taken away', 'DELETE FROM candidate'],
  ])('tells %s, which record and the day of its latest event', (_what, sql) => {
    const { deps, db } = portfolio;
    const { id } = person('Inventée');
    const other = person('Synthétique');
    recordContact(deps, { id, kind: 'call', happenedOn: civilDate('2026-09-14'), note: '' });
    db.exec(`${sql} ${sql.includes('contact') ? '' : `WHERE id = '${id}'`}`);
    expect(replayedStates(db)).toEqual({
      records: 2,
      faults: 1,
      first: [{ type: 'candidate', id, eventId: 3, recordedAt: '2026-09-15T08:00:00.000Z' }],
    });
    expect(other.id).not.toBe(id);
  });

  test('tells an attachment whose bytes are not those that were attached', () => {
    const { deps, db } = portfolio;
    const fileId = createFile(deps, 'CPRO', person('Inventée').id, null);
    const bytes = Buffer.from('%PDF-1.7 une pièce');
    attach(deps, fileId, documentCodes[0] ?? '', {
      fileName: 'piece.pdf',
      mediaType: 'application/pdf',
      bytes,
      sha256: sha256(bytes),
    });
    expect(replayedStates(db).faults).toBe(0);
    db.exec("UPDATE attachment SET bytes = x'00'");
    expect(replayedStates(db)).toMatchObject({ faults: 1, first: [{ type: 'contract-file', id: fileId }] });
  });

  test('tells a row that no event tells of', () => {
    const { db } = portfolio;
    person('Inventée');
    db.exec("INSERT INTO colleague VALUES ('c', 'Claire', '', 'age1', 't')");
    expect(replayedStates(db).first).toEqual([
      { type: 'colleague', id: 'c', eventId: null, recordedAt: null },
    ]);
  });

  test('tells who was erased and came back', () => {
    const { db } = portfolio;
    const { id } = person('Inventée');
    db.prepare("INSERT INTO erasure (subject_type, subject_id, erased_at) VALUES ('candidate', ?, 't')").run(
      id,
    );
    expect(replayedStates(db).faults).toBe(1);
    db.exec('DELETE FROM candidate');
    expect(replayedStates(db).faults).toBe(0);
  });

  test('gives way between its steps, whatever is written meanwhile', () => {
    const { deps, db } = portfolio;
    const people = Array.from({ length: 12 }, (_, index) => person(`Inventée ${index}`));
    const replay = replayStates(db, 5);
    replay.next();
    for (const { id } of people) addNote(deps, id, 'pendant la vérification');
    for (;;) {
      const step = replay.next();
      if (!step.done) continue;
      expect(step.value).toEqual({ records: 12, faults: 0, first: [] });
      break;
    }
  });
});
