import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../shared/base/time';
import { type Dossier, dossierSchema } from '../../../shared/contract-files';
import { dossierFixture, incompleteDossierFixture } from '../../../test/golden/dossier.fixture';
import { readPdf } from '../../../test/golden/pdf-reader';
import type { DossierLook } from './dossier.definition';
import { renderChecklist, renderDossier } from './render-dossier';

const read = async (dossier: Dossier, look?: DossierLook) => {
  const { bytes, pages } = await renderDossier(dossier, look);
  return { ...(await readPdf(bytes)), bytes, count: pages };
};
const readChecklist = async (dossier: Dossier) => readPdf((await renderChecklist(dossier)).bytes);
/** A text without its line ends and with plain spaces, since a reader may cut or space it otherwise. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('every page', () => {
  it('is counted, numbered and carries the reference', async () => {
    const { pages, count, sizes } = await read(dossierFixture);
    expect(pages).toHaveLength(count);
    pages.forEach((text, index) => {
      expect(text).toContain(dossierFixture.reference);
      expect(text).toContain(`page ${index + 1} sur ${count}`);
    });
    expect(sizes.every(([width, height]) => width === 595 && height === 842)).toBe(true);
  });

  it('of a demo says that it is one, and of a real dossier does not', async () => {
    const demo = await read(dossierFixture);
    for (const text of demo.pages) expect(text).toContain('DÉMONSTRATION');
    const real = await read({ ...dossierFixture, isDemo: false, sections: [] });
    for (const text of real.pages) expect(text).not.toMatch(/DÉMONSTRATION|personnes et chiffres fictifs/);
  });
});

describe('the text', () => {
  it('holds each label and each value of each section', async () => {
    const { pages } = await read(dossierFixture);
    const all = flat(pages.join(' '));
    for (const section of dossierFixture.sections) {
      expect(all).toContain(section.title);
      for (const row of section.rows) {
        expect(all).toContain(flat(row.label));
        expect(all).toContain(flat(row.value));
      }
    }
  });

  it('holds the pay in periods, the deadlines with their rule, source and note, the conditions with their article', async () => {
    const { pages } = await read(dossierFixture);
    const all = flat(pages.join(' '));
    expect(all).toContain('de septembre à décembre 2026 70 % 12,31 € 1 306,91 € (1)');
    expect(all).toContain('de janvier à septembre 2027 70 % 12,31 € 1 306,91 € à vérifier (2)');
    for (const { label, rule, note } of dossierFixture.deadlines)
      for (const text of [label, rule, note]) expect(all).toContain(flat(text));
    for (const { explanation } of dossierFixture.law.conditions) expect(all).toContain(flat(explanation));
    for (const { role, name } of dossierFixture.signatures) expect(all).toContain(`${role} ${name}`);
  });

  it('holds the pay month by month when it is asked, each note still written once', async () => {
    const { pages } = await read(dossierFixture, { isEveryMonth: true });
    const all = flat(pages.join(' '));
    expect(all).toContain('septembre 2026 70 % 12,31 € 1 306,91 € (1)');
    expect(all).toContain('février 2027 70 % 12,31 € 1 306,91 € à vérifier');
    expect(all.match(/SMIC de 2027 non publié/g)).toHaveLength(1);
  });

  it('keeps the signatures together on one page', async () => {
    const { pages } = await read(dossierFixture);
    const last = pages.at(-1) ?? '';
    for (const { role } of dossierFixture.signatures) expect(last).toContain(role);
  });
});

describe('what is missing', () => {
  it('stands in the adviser’s checklist, step by step, with each supporting document', async () => {
    const all = flat((await readChecklist(incompleteDossierFixture)).pages.join(' '));
    expect(all).toContain('Liste de contrôle du conseiller');
    for (const { step, label, why } of incompleteDossierFixture.missing)
      for (const text of [step, label, why]) expect(all).toContain(flat(text));
    expect(all).toContain('bloque la signature');
    for (const { label, status } of incompleteDossierFixture.checklist)
      for (const text of [label, status]) expect(all).toContain(flat(text));
    expect(all).toContain('carte-identite.pdf');
  });

  it('never stands in the dossier, nor does where the supporting documents are', async () => {
    const { pages, attachments } = await read(incompleteDossierFixture);
    const all = flat(pages.join(' '));
    for (const { why } of incompleteDossierFixture.missing) expect(all).not.toContain(flat(why));
    for (const { label } of incompleteDossierFixture.checklist) expect(all).not.toContain(flat(label));
    expect(`${all}${new TextDecoder().decode(attachments['dossier.json'])}`).not.toMatch(
      /conseiller, à retirer|Pièces à réunir|carte-identite|attendue/u,
    );
  });

  it('is said to be nothing in the checklist of a file that lacks nothing', async () => {
    const all = flat((await readChecklist({ ...dossierFixture, missing: [] })).pages.join(' '));
    expect(all).toContain('Rien ne manque au dossier. 3 pièces réunies sur 6.');
  });

  it('is never a blank: an empty section, an empty value and an empty schedule say so', async () => {
    const { pages } = await read({
      ...dossierFixture,
      employerName: '',
      sections: [
        { id: 'a', title: 'Partie vide', rows: [] },
        { id: 'b', title: 'Autre', rows: [{ label: 'Étiquette', value: '' }] },
      ],
      pay: dossierFixture.pay && { ...dossierFixture.pay, lines: [] },
      law: { ...dossierFixture.law, conditions: [] },
    });
    const all = flat(pages.join(' '));
    expect(all).toContain('Rien n’est encore renseigné dans cette partie.');
    expect(all).toContain('Étiquette non renseigné');
    expect(all).toContain('Employeur non renseigné');
    expect(all).toContain('Le calendrier de rémunération attend les dates du contrat.');
    expect(all).toContain('Aucune condition n’a pu être examinée.');
  });
});

describe('texts that the page was not made for', () => {
  const name = 'Xy'.repeat(150);

  it('are printed whole when they have 300 letters and no space', async () => {
    const { pages } = await read({
      ...dossierFixture,
      candidateName: name,
      jobTitle: name,
      signatures: [{ role: 'L’employeur', name }],
      sections: [{ id: 'a', title: 'Noms', rows: [{ label: name, value: name }] }],
    });
    const letters = pages.join('').replace(/[^Xy]/g, '');
    // Cover (two), section (two), signature (one), besides the shortened headers.
    expect(letters.length).toBeGreaterThanOrEqual(5 * name.length);
  });

  it('are printed whole when they are taller than a page', async () => {
    const { pages } = await read({
      ...dossierFixture,
      sections: [
        {
          id: 'a',
          title: 'Haut',
          rows: [
            {
              label: 'Lignes',
              value: Array.from({ length: 300 }, (_, index) => `ligne${index}.`).join('\n'),
            },
            { label: 'Après', value: 'toujours là' },
          ],
        },
      ],
    });
    const all = pages.join('\n');
    for (let index = 0; index < 300; index += 1) expect(all).toContain(`ligne${index}.`);
    expect(all).toContain('toujours là');
  });

  it('in Polish, Turkish, Vietnamese, Greek and Cyrillic are drawn as they are', async () => {
    const words = ['Zażółć gęślą jaźń', 'Güneş Şirketi', 'Nguyễn Thị Hường', 'Αθήνα', 'Продавец'];
    const { pages } = await read({ ...dossierFixture, candidateName: words.join(' ') });
    const all = flat(pages.join(' '));
    for (const word of words) expect(all).toContain(word);
    expect(all).not.toContain('□');
  });

  it('with letters that the typeface lacks show that they are left out, never an empty box, and are listed in the adviser’s checklist; the attached data keep them', async () => {
    const given = {
      ...dossierFixture,
      candidateName: 'محمد 李 👩‍👩‍👧 Martin',
      sections: [{ id: 'a', title: 'Le salarié', rows: [{ label: 'Surnom', value: '😀\u0007' }] }],
    };
    const { pages, attachments } = await read(given);
    expect(flat(pages[0] ?? '')).toContain('[…] […] […] Martin');
    expect(pages.join('')).not.toContain('□');
    const last = flat((await readChecklist(given)).pages.at(-1) ?? '');
    expect(last).toContain('Nom du candidat');
    expect(last).toContain('Surnom');
    expect(last).toContain('U+674E');
    expect(new TextDecoder().decode(attachments['dossier.json'])).toContain('محمد 李');
  });

  it('may be thirty-six months of pay and forty missing items', async () => {
    const lines = dossierFixture.pay?.lines.slice(0, 12) ?? [];
    const { pages } = await read(
      {
        ...dossierFixture,
        pay: dossierFixture.pay && { ...dossierFixture.pay, lines: [...lines, ...lines, ...lines] },
      },
      { isEveryMonth: true },
    );
    const all = pages.join('\n');
    expect(all.match(/12,31/g)).toHaveLength(36);
    // The head of the columns is drawn again where the table goes on.
    expect(all.match(/SMIC horaire\n?/g)?.length).toBeGreaterThan(1);
    const checklist = await readChecklist({
      ...dossierFixture,
      missing: Array.from({ length: 40 }, (_, index) => ({
        step: `Étape ${index % 5}`,
        field: `field.${index}`,
        label: `Élément ${index}.`,
        why: 'Le formulaire le demande.',
        isBlocking: false,
      })),
    });
    for (let index = 0; index < 40; index += 1)
      expect(checklist.pages.join('\n')).toContain(`Élément ${index}.`);
  });
});

describe('the file', () => {
  it('tells in its metadata neither person, nor account, nor path, nor hour', async () => {
    const { info, xmp, bytes } = await read(dossierFixture);
    expect(info).toMatchObject({
      Title: 'Contrat de professionnalisation, dossier CPRO-2026-0042',
      Creator: 'Vivier',
      Producer: 'Vivier',
      CreationDate: 'D:20260827120000Z',
      Language: 'fr-FR',
    });
    expect(info).not.toHaveProperty('Author');
    const told = `${JSON.stringify(info)}${xmp}`;
    expect(told).not.toMatch(/Inès|Atelier|Exemple|pdfmake|PDFKit/);
    for (const secret of [process.cwd(), process.env.USER, process.env.HOME])
      if (secret && secret.length > 3) expect(Buffer.from(bytes).includes(secret)).toBe(false);
  });

  it('is marked PDF/A-3b, with a title that XML can hold', async () => {
    const { xmp } = await read({ ...dossierFixture, title: 'Contrat <b> & "co"' });
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>');
    expect(xmp).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(xmp).not.toMatch(/<b>|& "/);
  });

  it('carries the dossier as data, without the adviser’s checklist', async () => {
    const { attachments } = await read(incompleteDossierFixture);
    const attached: unknown = JSON.parse(new TextDecoder().decode(attachments['dossier.json']));
    expect(dossierSchema.parse(attached)).toEqual({
      ...incompleteDossierFixture,
      missing: [],
      checklist: [],
    });
  });

  it('is refused, not written, when the data hold a field that the schema does not name', async () => {
    const withNote = { ...dossierFixture, privateNote: 'santé fragile' };
    await expect(renderDossier(withNote)).rejects.toThrow(/privateNote/);
  });
});

describe('the words of an edition', () => {
  const edition2: Dossier = {
    ...dossierFixture,
    edition: 2,
    preparedOn: civilDate('2026-10-01'),
    pay: dossierFixture.pay && {
      ...dossierFixture.pay,
      lines: dossierFixture.pay.lines.map((line, index) => ({
        ...line,
        note: index >= 3 && index <= 9 ? 'Mois de stage.' : '',
      })),
    },
    lacks: Array.from({ length: 12 }, (_, step) => ({
      step: `Étape ${step + 1}`,
      items: Array.from(
        { length: 9 },
        (__, item) => `Réponse ${step + 1}.${item + 1} ${'longue '.repeat(8)}`,
      ),
    })),
  };
  it('2 says of a time limit that it is past on the day of the dossier, and of that one alone', async () => {
    const all = flat((await read(edition2)).pages.join(' '));
    expect(all).toMatch(/12 septembre 2026 passée|passée[^.]*12 septembre 2026/u);
    expect(all.match(/passée/gu)).toHaveLength(1);
  });
  it('2 says months in a row as a range', async () => {
    expect(flat((await read(edition2)).pages.join(' '))).toContain('de décembre 2026 à juin 2027');
  });
  it('2 lists what is missing by step, over as many pages as it takes', async () => {
    const { pages } = await read(edition2);
    const all = flat(pages.join(' '));
    expect(pages.filter((page) => page.includes('Ce qui manque pour signer')).length).toBeGreaterThan(3);
    for (const { items } of edition2.lacks ?? [])
      for (const item of items) expect(all).toContain(item.split(' ').slice(0, 2).join(' '));
  });
  it('before it keeps its own: nothing is said to be past, months are listed', async () => {
    const { edition: _, lacks: __, ...former } = edition2;
    const all = flat((await read(former)).pages.join(' '));
    expect(all).not.toContain('passée');
    expect(all).toContain('décembre 2026, janvier 2027');
  });
});
