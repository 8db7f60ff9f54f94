import { insertCandidate } from '../../electron/vault/candidates';
import { fillDemoContractFiles, listContractFiles } from '../../electron/vault/contract-files';
import {
  createFile,
  currentDossier,
  saveDraft,
} from '../../electron/vault/contract-files/contract-files.service';
import {
  renderChecklist,
  renderComparison,
  renderDossier,
  renderPresentation,
  renderRecoverySheet,
  renderReport,
} from '../../electron/vault/documents';
import { renderLiasse } from '../../electron/vault/documents/liasse';
import { renderList } from '../../electron/vault/documents/list.definition';
import { insertEmployer } from '../../electron/vault/employers';
import { renderExport } from '../../electron/vault/export';
import { readArchive } from '../../electron/vault/export/archive';
import { civilDate } from '../../shared/base/time';
import { type ContractKindId, contractKindIds, type Dossier, kindOf } from '../../shared/contract-files';
import { emptyCandidate, emptyEmployer } from '../../shared/fields';
import { articles } from '../../shared/law/engine/articles';
import { cite, source } from '../../shared/law/engine/source';
import type { PresentationPage } from '../../shared/presentation';
import { pdf, png, wideJpeg } from '../golden/attachments.fixture';
import { comparisonFixture, overflowingComparison } from '../golden/comparison.fixture';
import { testDeps } from '../support/portfolio';
import { sampleReport } from '../support/sample-report';

/** A PDF of the product, made from one set of invented data. */
export interface Paper {
  readonly name: string;
  readonly make: () => Promise<Uint8Array>;
}

/** A family of PDFs, and the file of the sources that draws it. */
export interface Producer {
  readonly drawnIn: string;
  readonly papers: (dossiers: readonly NamedDossier[]) => readonly Paper[];
}

export interface NamedDossier {
  readonly name: string;
  readonly kind: ContractKindId;
  readonly dossier: Dossier;
}

const on = civilDate('2026-09-15');

/** Of each kind: what the demonstration holds, from the complete file to the hardly begun, and a file in which nothing is typed. */
export function dossiersOfEveryKind(): readonly NamedDossier[] {
  const it = testDeps({ today: on });
  try {
    const { deps } = it;
    fillDemoContractFiles(deps, { on, random: { below: (bound) => bound - 1 } });
    const { nobody, nothing } = deps.db.transaction(() => ({
      nobody: insertCandidate(deps, {
        ...emptyCandidate,
        birthName: 'Exemple',
        firstName: 'Lou',
        birthDate: civilDate('2003-05-05'),
      }),
      nothing: insertEmployer(deps, { ...emptyEmployer, name: 'Établissement modèle' }),
    }))();
    for (const kind of contractKindIds) {
      createFile(deps, kind, nobody, null);
      if (kindOf(kind).hasEmployer) {
        const withEmployer = createFile(deps, kind, nobody, null);
        saveDraft(deps, withEmployer, 1, { employerId: nothing, tutorId: null, fields: {} });
      }
    }
    return listContractFiles(deps).map(({ id, kind, reference }) => ({
      name: reference,
      kind,
      dossier: currentDossier(deps, id),
    }));
  } finally {
    it.close();
  }
}

const hard = '\u00a0';
const longName = 'Nguyễn Thị Hường-Ελένη Παπαδοπούλου de la Tour d’Auvergne-Lauraguais von und zu Hohenlohe';
const oneWord = 'llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(3);
const everyArticle = Object.keys(articles);
const chunks = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
/** Sources that cite every article, by one and by many, with plain spaces and with none that may be cut. */
const longSources: readonly string[] = chunks(everyArticle, 7).flatMap((some) => {
  const written = cite(
    source(some, 'loi n° 2005-32 du 18 janvier 2005, art. 44 ; décret n° 2005-243 du 17 mars 2005'),
  );
  return [written, written.replaceAll(' ', hard)];
});
const sourceAt = (index: number): string => longSources[index % longSources.length] ?? '';

/** The same dossier with all that may be long being so. */
const stretched = (dossier: Dossier): Dossier => ({
  ...dossier,
  structure: {
    ...dossier.structure,
    name: `Mission locale ${longName}`,
    addressLines: [longName, oneWord],
    adviser: longName,
    email: `${'prenom.nom-compose.'.repeat(6)}@mission-locale.example.org`,
  },
  candidateName: longName,
  employerName: `${longName} ${oneWord}`,
  jobTitle: longName.replaceAll(' ', hard),
  sections: dossier.sections.map((section, at) => ({
    ...section,
    rows: section.rows.map(({ label }, index) => ({
      label,
      value:
        [longName, oneWord, longName.replaceAll(' ', hard), `${longName}\n${oneWord}`][(index + at) % 4] ??
        '',
    })),
  })),
  law: {
    ...dossier.law,
    summary: `${dossier.law.summary} ${longName.replaceAll(' ', hard)}`,
    conditions: [
      ...dossier.law.conditions.map((condition, index) => ({ ...condition, source: sourceAt(index) })),
      ...longSources.map((long, index) => ({
        verdict: 'unknown' as const,
        explanation: `${'Condition longue à lire, '.repeat((index % 3) + 1)}${oneWord.slice(0, 60)}.`,
        source: long,
      })),
    ],
  },
  pay: dossier.pay && { ...dossier.pay, source: cite(source(everyArticle)).replaceAll(' ', hard) },
  deadlines: dossier.deadlines.map((deadline, index) => ({
    ...deadline,
    source: sourceAt(index),
    note: longName,
  })),
  checklist: dossier.checklist.map((line, index) => ({
    ...line,
    source: sourceAt(index),
    attachments: [`${longName.replaceAll(' ', '_')}.pdf`, `${oneWord}.png`],
  })),
  signatures: dossier.signatures.map((signature) => ({ ...signature, name: `${longName} ${oneWord}` })),
  missing: dossier.missing.map((missing) => ({ ...missing, why: `${missing.why} ${oneWord}` })),
});

const bytesOf = async (rendered: Promise<{ readonly bytes: Uint8Array }>): Promise<Uint8Array> =>
  (await rendered).bytes;

const ofEach =
  (render: (dossier: Dossier) => Promise<{ readonly bytes: Uint8Array }>, word: string) =>
  (dossiers: readonly NamedDossier[]): readonly Paper[] =>
    dossiers.flatMap(({ name, dossier }) => [
      { name: `${word} ${name}`, make: () => bytesOf(render(dossier)) },
      { name: `${word} ${name}, étiré`, make: () => bytesOf(render(stretched(dossier))) },
    ]);

const attachmentsOf = async () => [
  {
    code: 'ID',
    label: longName,
    fileName: `${oneWord}.png`,
    mediaType: 'image/png' as const,
    bytes: png(30, 60),
  },
  {
    code: 'DIP',
    label: `${longName} ${oneWord}`,
    fileName: `${longName.replaceAll(' ', hard)}.jpg`,
    mediaType: 'image/jpeg' as const,
    bytes: wideJpeg,
  },
  {
    code: 'RIB',
    label: oneWord,
    fileName: longName,
    mediaType: 'application/pdf' as const,
    bytes: await pdf(1),
  },
];

const rapport = async (report: Parameters<typeof renderExport>[0]): Promise<Uint8Array> => {
  const files = await readArchive((await renderExport(report)).bytes);
  const found = [...files].find(([name]) => name.endsWith('rapport.pdf'))?.[1];
  if (found === undefined) throw new Error('The export has no report');
  return found;
};

/** A page that shows somebody: hardly anything, or everything and too long. */
const presentation = (paper: PresentationPage['paper'], stretch: number): PresentationPage => ({
  paper,
  isDemo: stretch === 1,
  preparedOn: on,
  structure: paper === 'own-cv' ? '' : stretch === 0 ? 'Mission locale modèle' : `${longName} ${oneWord}`,
  title: stretch === 0 ? 'Lou Exemple' : `${longName} محمد ${oneWord}`,
  subtitle: stretch === 0 ? '' : longName.replaceAll(' ', hard),
  contacts: stretch === 0 ? [] : ['06 12 34 56 78', `${'prenom.nom-compose.'.repeat(6)}@example.org`],
  sections:
    stretch === 0
      ? [{ title: 'Mobilité', rows: [{ label: '', lead: 'Permis B', under: [] }] }]
      : ['Expériences', 'Formations et diplômes', 'Savoir-faire', 'Disponibilités'].map((title) => ({
          title,
          rows: Array.from({ length: 25 }, (_, row) => ({
            label: row % 3 === 0 ? '' : row % 3 === 1 ? 'Septembre 2024 – décembre 2025' : oneWord,
            lead: [longName, oneWord, longName.replaceAll(' ', hard)][row % 3] ?? '',
            under: row % 2 === 0 ? [] : [longName, `${oneWord} ${longName}`, 'Entretien, mars 2026'],
          })),
        })),
  footer:
    paper === 'own-cv'
      ? ''
      : stretch === 0
        ? 'Préparé le 15 septembre 2026.'
        : `${longName} ${oneWord} `.repeat(4),
});

/** Everything that draws a PDF. What the window prints of a screen is drawn by Chromium, whose own style cuts long words. */
export const producers: readonly Producer[] = [
  {
    drawnIn: 'electron/vault/documents/dossier.definition.ts',
    papers: (dossiers) => [
      ...ofEach((dossier) => renderDossier(dossier), 'dossier')(dossiers),
      ...ofEach(
        (dossier) => renderDossier(dossier, { isEveryMonth: true }),
        'dossier mois par mois',
      )(dossiers.filter(({ dossier }) => dossier.pay !== null).slice(0, 2)),
    ],
  },
  {
    drawnIn: 'electron/vault/documents/checklist.definition.ts',
    papers: ofEach(renderChecklist, 'liste de contrôle'),
  },
  {
    drawnIn: 'electron/vault/documents/liasse.definition.ts',
    papers: (dossiers) =>
      dossiers.slice(0, 1).map(({ name, dossier }) => ({
        name: `liasse ${name}`,
        make: async () => bytesOf(renderLiasse(stretched(dossier), await attachmentsOf())),
      })),
  },
  {
    drawnIn: 'electron/vault/documents/comparison.definition.ts',
    papers: () =>
      [comparisonFixture, overflowingComparison].map((page, index) => ({
        name: `page pour l’employeur ${index + 1}`,
        make: () =>
          bytesOf(
            renderComparison({
              ...page,
              contracts: page.contracts.map((contract) => ({
                ...contract,
                sources: longSources.slice(0, index * 6 + 1),
                ...(index === 0 ? {} : { label: oneWord, duration: longName.replaceAll(' ', hard) }),
              })),
            }),
          ),
      })),
  },
  {
    drawnIn: 'electron/vault/documents/presentation.definition.ts',
    papers: () =>
      (['own-cv', 'cv', 'card'] as const).flatMap((paper) =>
        [0, 1].map((stretch) => ({
          name: `${paper === 'card' ? 'carte' : paper === 'cv' ? 'CV pour un employeur' : 'CV'} ${stretch + 1}`,
          make: () => bytesOf(renderPresentation(presentation(paper, stretch))),
        })),
      ),
  },
  {
    drawnIn: 'electron/vault/documents/recovery-sheet.ts',
    papers: () =>
      ['Portefeuille.vivier', `${longName.replaceAll(' ', '_')}.vivier`].map((portfolioName, index) => ({
        name: `feuille de la clé ${index + 1}`,
        make: () =>
          bytesOf(
            renderRecoverySheet({
              recoveryKey: Array.from({ length: 8 }, () => 'WM8Q').join(' '),
              portfolioName,
              mark: '7F3K2M9P',
              madeOn: '2026-09-15',
            }),
          ),
      })),
  },
  {
    drawnIn: 'electron/vault/documents/list.definition.ts',
    papers: () =>
      [0, 4, 12].map((columns, index) => ({
        name: `liste de ${columns} colonnes`,
        make: () =>
          bytesOf(
            renderList({
              title:
                index === 2
                  ? `Candidats ${longName.replaceAll(' ', hard)}`
                  : 'Candidats de Lens, de 18 à 25 ans',
              count: columns === 0 ? 'Aucun candidat' : '130 candidats',
              structure: longName,
              on: civilDate('2026-09-15'),
              isDemo: index === 1,
              headings: Array.from({ length: columns }, (_, column) => `Colonne ${column + 1}`),
              shares: Array.from({ length: columns }, (_, column) => 1 + (column % 3)),
              rows: Array.from({ length: columns === 0 ? 0 : 130 }, (_, row) =>
                Array.from({ length: columns }, (__, column) =>
                  row % 7 === 0 ? longName : column === 1 && row % 5 === 0 ? oneWord : `valeur ${row}`,
                ),
              ),
            }),
          ),
      })),
  },
  {
    drawnIn: 'electron/vault/documents/report.ts',
    papers: () =>
      [0, 1].map((stretch) => ({
        name: `copie, notice et procès-verbal ${stretch + 1}`,
        make: () =>
          bytesOf(
            renderReport({
              title: stretch === 1 ? `Copie des données de ${longName.replaceAll(' ', hard)}` : 'Vos données',
              structure: longName,
              on: civilDate('2026-09-15'),
              isDemo: stretch === 1,
              paragraphs: [`${longName} ${oneWord}`, 'Une phrase.'],
              parts: [
                { title: 'Rien', heads: ['Quoi'], shares: [1], rows: [], whenEmpty: 'Rien.' },
                {
                  title: stretch === 1 ? longName : 'Journal',
                  introduction: longName,
                  heads: ['Jour', 'Ce qui s’est passé', 'Pièces'],
                  shares: [1, 3, 1],
                  rows: Array.from({ length: 60 }, (_, row) => [
                    '15 septembre 2026',
                    row % 9 === 0 && stretch === 1 ? `${oneWord}\n${longName}\n`.repeat(30) : `note ${row}`,
                    stretch === 1 ? oneWord : '1',
                  ]),
                  whenEmpty: 'Rien.',
                },
              ],
              footer: stretch === 1 ? `Procès-verbal ${longName}` : 'Procès-verbal',
            }),
          ),
      })),
  },
  {
    drawnIn: 'electron/vault/export/report-definition.ts',
    papers: () => [
      { name: 'rapport du trimestre', make: () => rapport(sampleReport()) },
      {
        name: 'rapport du trimestre, étiré',
        make: () =>
          rapport(
            sampleReport({
              structure: longName,
              recipient: longName.replaceAll(' ', hard),
            }),
          ),
      },
    ],
  },
];
