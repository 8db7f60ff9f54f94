import { Link } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { Page } from '../ui';
import classes from './settings-page.module.css';

/** Pages of the settings, in the order of the navigation under the heading. */
export const settingsPages = [
  { to: '/parametres', label: 'Structure et conseiller' },
  { to: '/parametres/affichage', label: 'Affichage' },
  { to: '/parametres/valeurs', label: 'Valeurs de la loi' },
  { to: '/parametres/securite', label: 'Sécurité' },
  { to: '/parametres/sauvegardes', label: 'Sauvegardes' },
  { to: '/parametres/passations', label: 'Passations' },
  { to: '/parametres/journal', label: 'Journal des accès' },
  { to: '/parametres/diagnostic', label: 'Diagnostic et mises à jour' },
] as const;

/** Frame of one page of the settings: heading, links to the other pages, content. */
export function SettingsPage({ children, ...page }: ComponentProps<typeof Page>): ReactNode {
  return (
    <Page {...page}>
      <nav className={classes.pages} aria-label="Pages des paramètres">
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
