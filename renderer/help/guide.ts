import GithubSlugger from 'github-slugger';

/*
 * The guide of the repository, as it is: what stands in `docs/guide` is read in the window too. A module of its own, asked
 * for when help is wanted.
 */
const texts = import.meta.glob<string>('../../docs/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const pictures = import.meta.glob<string>('../../docs/images/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The page that lists the others. */
export const tableOfContents = 'README';

export interface GuideHeading {
  readonly text: string;
  /** As GitHub names it, so that one link holds in both places. */
  readonly slug: string;
}
export interface GuidePage {
  /** Name of its file, without the end: « 03-candidats ». */
  readonly name: string;
  readonly title: string;
  /** Markdown, its title apart. */
  readonly body: string;
  readonly headings: readonly GuideHeading[];
}

/** Words of a heading, without the marks of Markdown. */
const plain = (markdown: string): string =>
  markdown.replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1').replace(/[*_`]/gu, '');

/** One page of the guide, read from its Markdown. */
export function readPage(name: string, markdown: string): GuidePage {
  const [, title = name, body = markdown] = /^# (.+)\n([\s\S]*)$/u.exec(markdown) ?? [];
  const slugger = new GithubSlugger();
  slugger.slug(plain(title));
  const headings = [...body.matchAll(/^#{2,3} (.+)$/gmu)].map(([, words = '']) => {
    const text = plain(words);
    return { text, slug: slugger.slug(text) };
  });
  return { name, title: plain(title), body, headings };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/u, '');

/** Every page, in the order of their names. */
export const guide: readonly GuidePage[] = Object.entries(texts).map(([path, markdown]) =>
  readPage(nameOf(path), markdown),
);

/** Where a picture of the guide is in the window's own files; `null` where there is none. */
export const pictureAt = (source: string): string | null =>
  pictures[source.replace(/^\.\.\/images\//u, '../../docs/images/')] ?? null;

export type GuideLink =
  | { readonly to: 'page'; readonly name: string; readonly slug: string | undefined }
  | { readonly to: 'sheets' }
  | { readonly to: 'sheet'; readonly scheme: string }
  /** A file of the repository or a site: Vivier opens neither. */
  | { readonly to: 'nowhere' };

/** Where a link of the page `from` leads in the window. */
export function linkOf(href: string, from: string): GuideLink {
  const [path = '', slug] = href.split('#');
  const [, scheme] = /^dispositifs\/(\w+)\.md$/u.exec(path) ?? [];
  if (scheme !== undefined) return scheme === tableOfContents ? { to: 'sheets' } : { to: 'sheet', scheme };
  const name = path === '' ? from : path.replace(/\.md$/u, '');
  return guide.some((page) => page.name === name) ? { to: 'page', name, slug } : { to: 'nowhere' };
}
