import { Code, Table, Text, Title } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { useParams, useRouter, useSearch } from '@tanstack/react-router';
import { isValidElement, type ReactNode, useEffect, useMemo, useRef } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { schemeCodeSchema } from '../../shared/law';
import { AnchorLink, ButtonLink, EmptyState, Page } from '../ui';
import { type GuidePage, guide, linkOf, pictureAt, tableOfContents } from './guide';
import classes from './help.module.css';
import { helpTexts as texts } from './help.texts';

/** A page of the guide, in the window; its table where none is named. */
export function HelpScreen(): ReactNode {
  const { page: name = tableOfContents } = useParams({ strict: false });
  const { titre } = useSearch({ strict: false });
  const { history } = useRouter();
  const page = guide.find((each) => each.name === name);
  // Where the help was asked for.
  const onBack = (): void => history.back();
  const shown = useRef(titre);
  useEffect(() => {
    shown.current = titre;
    if (page !== undefined && titre !== undefined) goToPart(titre);
  }, [page, titre]);
  // Made once for a page: others would draw its headings anew, and the one that has the focus would lose it.
  const components = useMemo(
    () => (page === undefined ? {} : componentsOf(page, () => shown.current)),
    [page],
  );
  if (page === undefined)
    return (
      <Page title={texts.name} onBack={onBack}>
        <EmptyState
          icon={IconMapOff}
          title={texts.unknown}
          actions={<ButtonLink to="/aide">{texts.all}</ButtonLink>}
        >
          {texts.unknownHelp}
        </EmptyState>
      </Page>
    );
  return (
    <Page
      key={name}
      title={page.title}
      subtitle={texts.subtitle}
      onBack={onBack}
      actions={
        name === tableOfContents ? undefined : (
          <ButtonLink to="/aide" variant="default">
            {texts.all}
          </ButtonLink>
        )
      }
    >
      <div className={classes.columns}>
        <article className={classes.text}>
          <Markdown remarkPlugins={[remarkGfm]} components={components}>
            {page.body}
          </Markdown>
        </article>
        {page.headings.length < 2 ? null : (
          <nav className={classes.contents} aria-label={texts.contents}>
            <Text fw={600} size="sm" mb="xs">
              {texts.contents}
            </Text>
            <ul>
              {page.headings.map(({ text, slug }) => (
                <li key={slug}>
                  <AnchorLink
                    to="/aide/$page"
                    params={{ page: name }}
                    search={{ titre: slug }}
                    replace
                    resetScroll={false}
                    size="sm"
                    // Asked for again, the address does not change.
                    onClick={() => goToPart(slug)}
                  >
                    {text}
                  </AnchorLink>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </Page>
  );
}

const showPart = (slug: string): void => document.getElementById(slug)?.scrollIntoView({ block: 'start' });
function goToPart(slug: string): void {
  showPart(slug);
  document.getElementById(slug)?.focus({ preventScroll: true });
}

/** Words of what is drawn: a heading is found by them. */
const wordsOf = (drawn: ReactNode): string => {
  if (Array.isArray(drawn)) return drawn.map(wordsOf).join('');
  if (isValidElement<{ children?: ReactNode }>(drawn)) return wordsOf(drawn.props.children);
  return typeof drawn === 'string' || typeof drawn === 'number' ? String(drawn) : '';
};

/**
 * Each mark of Markdown as the window draws it.
 * @param shown part of the page that was asked for: a picture that comes above it would push it away
 */
function componentsOf({ name, headings }: GuidePage, shown: () => string | undefined): Components {
  const heading =
    (order: 2 | 3) =>
    ({ children }: { readonly children?: ReactNode }): ReactNode => (
      <Title
        order={order}
        tabIndex={-1}
        id={headings.find(({ text }) => text === wordsOf(children))?.slug ?? ''}
      >
        {children}
      </Title>
    );
  return {
    h2: heading(2),
    h3: heading(3),
    a: ({ href = '', children }) => {
      const link = linkOf(href, name);
      switch (link.to) {
        case 'page':
          return (
            <AnchorLink
              to="/aide/$page"
              params={{ page: link.name }}
              search={link.slug === undefined ? {} : { titre: link.slug }}
              // The part that is asked for is shown, not the top of its page.
              resetScroll={link.slug === undefined}
            >
              {children}
            </AnchorLink>
          );
        case 'sheets':
          return <AnchorLink to="/fiches">{children}</AnchorLink>;
        case 'sheet':
          return (
            <AnchorLink to="/fiches/$scheme" params={{ scheme: schemeCodeSchema.parse(link.scheme) }}>
              {children}
            </AnchorLink>
          );
        case 'nowhere':
          return children;
      }
    },
    img: ({ src, alt = '' }) => {
      const picture = typeof src === 'string' ? pictureAt(src) : null;
      return picture === null ? (
        alt
      ) : (
        <img
          className={classes.picture}
          src={picture}
          alt={alt}
          onLoad={() => {
            const slug = shown();
            if (slug !== undefined) showPart(slug);
          }}
        />
      );
    },
    code: ({ children }) => <Code fz="inherit">{children}</Code>,
    pre: ({ children }) => <pre className={classes.lines}>{children}</pre>,
    table: ({ children }) => (
      <div className={classes.table}>
        <Table verticalSpacing={6}>{children}</Table>
      </div>
    ),
    thead: Table.Thead,
    tbody: Table.Tbody,
    tr: ({ children }) => <Table.Tr>{children}</Table.Tr>,
    th: ({ children }) => <Table.Th>{children}</Table.Th>,
    td: ({ children }) => <Table.Td>{children}</Table.Td>,
  };
}
