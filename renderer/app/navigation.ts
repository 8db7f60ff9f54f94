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
import { screenTexts } from './app.texts';

/** Entries of the navigation: the screens that exist, in the order of the work. */
export const entries = [
  { to: '/candidats', label: screenTexts.candidates, icon: IconAddressBook },
  { to: '/droits', label: screenTexts.rights, icon: IconScale },
  { to: '/employeurs', label: screenTexts.employers, icon: IconBuilding },
  { to: '/dossiers', label: screenTexts.contractFiles, icon: IconBriefcase },
  { to: '/import', label: screenTexts.import, icon: IconTableImport },
  { to: '/indicateurs', label: screenTexts.indicators, icon: IconChartBar },
  { to: '/parametres', label: screenTexts.settings, icon: IconSettings },
] as const satisfies readonly {
  readonly to: string;
  readonly label: string;
  readonly icon: ComponentType<IconProps>;
}[];
