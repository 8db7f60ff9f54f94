import { formatCents, formatNumber } from '../../shared/base/text';
import { formatFrenchDate, formatFrenchMonth } from '../../shared/base/time';
import type { Dossier } from '../../shared/contract-files';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const table = (title: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr><th class="title" colspan="${rows[0]?.length ?? 1}">${escaped(title)}</th></tr>${
    heads.length > 0 ? `<tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr>` : ''
  }</thead><tbody>${rows
    .map(
      (row) => `<tr>${row.map((cell) => `<td>${escaped(cell).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`,
    )
    .join('')}</tbody></table>`;

/** Style of the printed page: the same typeface, sizes, lines and margins as the document that Vivier makes. */
export const dossierCss = (fonts: { readonly regular: string; readonly semiBold: string }): string => `
@font-face { font-family: Source; font-weight: 400; src: url(${fonts.regular}) }
@font-face { font-family: Source; font-weight: 600; src: url(${fonts.semiBold}) }
@page { size: A4; margin: 22mm 20mm 20mm }
body { font: 9.5pt/1.3 Source; color: #1d2729; margin: 0 }
h1 { font-size: 27pt; font-weight: 600; color: #0b4a55; margin: 28mm 0 0; border-bottom: 2pt solid #0b4a55 }
.grey, th { color: #655d55 } .verdict { background: #f5f2ee; border-left: 3pt solid #0b4a55; padding: 9pt 13pt; margin: 14pt 0 }
.facts { display: grid; grid-template-columns: 1fr 1fr; gap: 8pt } .facts b { font-size: 11.5pt; font-weight: 600; display: block }
.first { break-before: page } table { width: 100%; border-collapse: collapse; margin-bottom: 22pt }
td, th { text-align: left; vertical-align: top; padding: 3pt 6pt 2pt 0; border-bottom: .5pt solid #d3ccc3 } tr { break-inside: avoid }
th { font-size: 8pt; font-weight: 600 } .title { font-size: 15pt; color: #0b4a55; border-bottom: 1pt solid #0b4a55 }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 14pt; break-inside: avoid } .signatures div { border: .5pt solid #655d55; padding: 8pt; height: 110pt }
.demo { position: fixed; top: 45%; left: 5%; font-size: 78pt; font-weight: 600; color: #0b4a55; opacity: .07; transform: rotate(-52deg) }`;

/** The content of a dossier as a page for a browser to print, for comparison. */
export function dossierHtml(dossier: Dossier): string {
  const sections = dossier.sections.map((section) =>
    table(
      section.title,
      [],
      section.rows.map((row) => [row.label, row.value]),
    ),
  );
  const pay = dossier.pay
    ? table(
        'Rémunération minimale, mois par mois',
        ['Mois', 'Taux', 'SMIC horaire', 'Minimum brut', 'À noter'],
        dossier.pay.lines.map((line) => [
          formatFrenchMonth(line.month),
          `${formatNumber(line.percent)} %`,
          formatCents(line.hourlySmicCents),
          formatCents(line.monthlyGrossCents),
          `${line.toCheck ? 'à vérifier ' : ''}${line.note}`,
        ]),
      )
    : '';
  return `${dossier.isDemo ? '<div class="demo">DÉMONSTRATION</div>' : ''}
<b>${escaped(dossier.structure.name)}</b><div class="grey">${dossier.structure.addressLines.map(escaped).join('<br>')}</div>
<h1>${escaped(dossier.title)}</h1><div class="facts">${[
    ['Candidat', dossier.candidateName],
    ['Employeur', dossier.employerName],
    ['Emploi', dossier.jobTitle],
    ['État', dossier.statusLabel],
    ['Référence du dossier', dossier.reference],
    ['Préparé le', formatFrenchDate(dossier.preparedOn)],
  ]
    .map(([label = '', value = '']) => `<div class="grey">${escaped(label)}<b>${escaped(value)}</b></div>`)
    .join('')}</div><div class="verdict">${escaped(dossier.law.summary)}</div>
${table(
  'Contenu',
  [],
  dossier.sections.map(({ title }) => [title]),
)}
<div class="first"></div>${sections.slice(0, -1).join('')}${pay}${sections.slice(-1).join('')}
${table(
  'Calendrier des échéances',
  ['Date', 'Ce qu’il faut faire', 'Source'],
  dossier.deadlines.map((deadline) => [
    deadline.due === null ? 'selon l’événement' : formatFrenchDate(deadline.due),
    [deadline.label, deadline.rule, deadline.note].filter((text) => text !== '').join('\n'),
    deadline.source,
  ]),
)}
${table(
  'Pièces à réunir',
  ['', 'Pièce', 'État', 'Source'],
  dossier.checklist.map((line) => [
    line.attachments.length > 0 ? '☑' : '☐',
    [line.label, line.condition, line.attachments.join(', ')].filter((text) => text !== '').join('\n'),
    line.status,
    line.source,
  ]),
)}
${table(
  'Ce que dit le droit',
  ['Condition', 'Constat', 'Source'],
  dossier.law.conditions.map((condition) => [condition.verdict, condition.explanation, condition.source]),
)}
<table><thead><tr><th class="title">Signatures</th></tr></thead></table><div class="signatures">${dossier.signatures
    .map(
      ({ role, name }) =>
        `<div><b>${escaped(role)}</b><br>${escaped(name)}<br>Fait à<br>le<br>Signature</div>`,
    )
    .join('')}</div>`;
}
