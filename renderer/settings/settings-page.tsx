import { Link } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { Page } from '../ui';
import { pagesTexts as texts } from './settings.texts';
import classes from './settings-page.module.css';

/** Pages of the settings, in the order of the navigation under the heading. */
export const settingsPages = [
  { to: '/parametres', label: texts.structure },
  { to: '/parametres/affichage', label: texts.appearance },
  { to: '/parametres/valeurs', label: texts.references },
  { to: '/parametres/securite', label: texts.security },
  { to: '/parametres/sauvegardes', label: texts.backups },
  { to: '/parametres/passations', label: texts.handovers },
  { to: '/parametres/journal', label: texts.access },
  { to: '/parametres/donnees', label: texts.privacy },
  { to: '/parametres/diagnostic', label: texts.diagnostics },
] as const;

/** Frame of one page of the settings: heading, links to the other pages, content. */
export function SettingsPage({ children, ...page }: ComponentProps<typeof Page>): ReactNode {
  return (
    <Page {...page}>
      <nav className={classes.pages} aria-label={texts.label}>
        {settingsPages.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            className={classes.page}
            activeOptions={{ exact: true, includeSearch: false }}
          >
            {label}
          </Link>
        ))}
      </nav>
      {children}
    </Page>
  );
}
