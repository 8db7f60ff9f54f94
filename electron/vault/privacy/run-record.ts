import { plural } from '../../../shared/base/text';
import { civilDateSchema, formatFrenchDate, formatFrenchMonth } from '../../../shared/base/time';
import { limitIds, type RetentionRun, ruleNamed } from '../../../shared/privacy';
import { type RenderedPdf, renderReport } from '../documents';
import { printedLogo } from '../logo';
import { isDemoPortfolio } from '../portfolio';
import type { Deps } from '../service/deps';
import { settingsOf } from '../settings';

/** The record of what a run destroyed: counts, rules, days and numbers; no name. */
export function runRecord(deps: Deps, run: RetentionRun): Promise<RenderedPdf> {
  const on = civilDateSchema.parse(run.ranAt.slice(0, 10));
  const people = run.lines.filter(({ rule }) => rule !== 'pieces');
  const files = run.lines.filter(({ rule }) => rule === 'pieces');
  const pieces = files.reduce((sum, line) => sum + line.pieces, 0);
  return renderReport({
    title: 'Procès-verbal de destruction',
    structure: settingsOf(deps.db).structureName,
    logo: printedLogo(deps.db),
    on,
    isDemo: isDemoPortfolio(deps.db),
    paragraphs: [
      `Conservation appliquée le ${formatFrenchDate(on)} par ${run.author}, pour le mois de ${formatFrenchMonth(run.month)}.`,
      `${plural(people.length, 'fiche effacée', 'fiches effacées')}\u202F; ${plural(pieces, 'pièce jointe effacée', 'pièces jointes effacées')}, de ${plural(files.length, 'dossier', 'dossiers')}.`,
      'Ce procès-verbal ne nomme personne. Les numéros sont ceux que le journal garde\u202F; ils ne désignent plus personne. Les chiffres des trimestres sont inchangés.',
    ],
    parts: [
      {
        title: 'Règles appliquées',
        heads: ['Règle', 'Source', 'Nombre'],
        shares: [4, 4, 1],
        rows: [...limitIds, 'pieces' as const].flatMap((id) => {
          const rule = ruleNamed(id);
          const many = run.lines.filter((line) => line.rule === id).length;
          return many === 0
            ? []
            : [
                [
                  `${rule.about}\u00A0: ${rule.sentence}`,
                  rule.confidence === 'N' ? `${rule.source} (à vérifier)` : rule.source,
                  String(many),
                ],
              ];
        }),
        whenEmpty: 'Aucune.',
      },
      {
        title: 'Ce qui a été détruit',
        heads: ['Numéro', 'Règle', 'Gardé jusqu’au', 'Pièces'],
        shares: [5, 3, 3, 1],
        rows: run.lines.map((line) => [
          line.number,
          ruleWords[line.rule],
          formatFrenchDate(line.until),
          line.rule === 'pieces' ? String(line.pieces) : '–',
        ]),
        whenEmpty: 'Rien.',
      },
    ],
    footer: `Procès-verbal ${run.id}, empreinte ${run.sha256.slice(0, 16)}`,
  });
}

const ruleWords: Readonly<Record<RetentionRun['lines'][number]['rule'], string>> = {
  age: 'limite d’âge',
  'last-contact': 'dernier contact',
  cej: 'fin du CEJ',
  pieces: 'pièces d’un dossier',
};
