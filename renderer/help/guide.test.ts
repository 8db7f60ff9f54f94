import { describe, expect, test } from 'vitest';
import { schemes } from '../../shared/law';
import { guide, linkOf, pictureAt, readPage, tableOfContents } from './guide';
import { guidePageFor, isHelp } from './places';

const linksOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/(!?)\[[^\]]*\]\(([^)]+)\)/gu)]
    .filter(([, picture]) => picture === '')
    .map(([, , href = '']) => href);
const picturesOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/!\[[^\]]*\]\(([^)]+)\)/gu)].map(([, source = '']) => source);

describe('the guide in the window', () => {
  test('has every page, each with its title, and the table that lists them', () => {
    expect(guide.map(({ name }) => name)).toContain(tableOfContents);
    for (const { name, title, body } of guide) {
      expect(title, name).not.toBe(name);
      expect(body, name).not.toMatch(/^# /mu);
    }
    const listed = linksOf(guide.find(({ name }) => name === tableOfContents)?.body ?? '')
      .filter((href) => /^[^/]+\.md$/u.test(href))
      .map((href) => href.replace(/\.md$/u, ''));
    expect(new Set(listed)).toEqual(
      new Set(guide.map(({ name }) => name).filter((name) => name !== tableOfContents)),
    );
  });

  test.each(guide)(
    '$name: each link leads to a page and a part that exist, each picture is there',
    ({ name, body }) => {
      for (const href of linksOf(body)) {
        const link = linkOf(href, name);
        switch (link.to) {
          case 'page': {
            const page = guide.find((each) => each.name === link.name);
            if (link.slug !== undefined)
              expect(
                page?.headings.map(({ slug }) => slug),
                href,
              ).toContain(link.slug);
            break;
          }
          case 'sheet':
            expect(
              schemes.map(({ id }) => id),
              href,
            ).toContain(link.scheme);
            break;
          case 'sheets':
            break;
          case 'nowhere':
            // What Vivier does not open: the repository's own files.
            expect(href).toMatch(/^\.\.\/(?!guide\/)/u);
        }
      }
      for (const source of picturesOf(body)) expect(pictureAt(source), source).not.toBeNull();
    },
  );

  test('a picture that is not there is none', () => {
    expect(pictureAt('../images/rien.png')).toBeNull();
    expect(pictureAt('https://example.org/x.png')).toBeNull();
  });

  test('a heading keeps its words without their marks, and two alike have two names', () => {
    expect(
      readPage('essai', '# Un _titre_\n\n## Les `listes`\n\n### [Lien](x.md)\n\n## Les listes\n'),
    ).toMatchObject({
      title: 'Un titre',
      headings: [
        { text: 'Les listes', slug: 'les-listes' },
        { text: 'Lien', slug: 'lien' },
        { text: 'Les listes', slug: 'les-listes-1' },
      ],
    });
  });
});

describe('the page about a screen', () => {
  test.each([
    ['/candidats', '03-candidats'],
    ['/candidats/$candidateId', '03-candidats'],
    ['/candidats/$candidateId/effacer', '19-effacer-une-personne'],
    ['/dossiers/$contractFileId', '05-dossier-de-contrat'],
    ['/parametres/affichage', '01-premiers-pas'],
    ['/parametres/sauvegardes', '10-sauvegardes'],
  ])('%s: %s', (route, page) => {
    expect(guidePageFor(route)).toBe(page);
    expect(guide.map(({ name }) => name)).toContain(page);
  });

  test.each([
    ['/aide', true],
    ['/aide/', true],
    ['/aide/$page', true],
    ['/aides', false],
    ['/', false],
  ])('%s is a screen of the help: %s', (route, expected) => {
    expect(isHelp(route)).toBe(expected);
  });

  test('a path that only begins with the same letters is another', () => {
    expect(guidePageFor('/importer')).toBeNull();
    expect(guidePageFor('/')).toBeNull();
  });
});
