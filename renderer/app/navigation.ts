import {
  IconAddressBook,
  IconBriefcase,
  IconBuilding,
  IconChartBar,
  type IconProps,
  IconScale,
  IconSettings,
  IconTableImport,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** Entries of the navigation: the screens that exist, in the order of the work. */
export const entries = [
  { to: '/candidats', label: 'Candidats', icon: IconAddressBook },
  { to: '/droits', label: 'Droits', icon: IconScale },
  { to: '/employeurs', label: 'Employeurs', icon: IconBuilding },
  { to: '/dossiers', label: 'Dossiers', icon: IconBriefcase },
  { to: '/import', label: 'Import', icon: IconTableImport },
  { to: '/indicateurs', label: 'Indicateurs', icon: IconChartBar },
  { to: '/parametres', label: 'Paramètres', icon: IconSettings },
] as const satisfies readonly {
  readonly to: string;
  readonly label: string;
  readonly icon: ComponentType<IconProps>;
}[];
