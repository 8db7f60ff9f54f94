import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { z } from 'zod';
import { civilDateSchema } from '../../shared/base/time';
import { contractFileIdSchema } from '../../shared/contract-files';
import { candidateIdSchema, employerIdSchema } from '../../shared/fields';
import { schemeCodeSchema } from '../../shared/law';
import { listFiltersSchema } from '../../shared/lists';
import { referenceTabs } from '../references';
import { PageSkeleton } from '../ui';
import { RouteFailure, UnknownRoute } from './error-boundary';
import { Shell } from './shell';

/*
 * Every screen of the window, by path. Screens are loaded on first visit from the `routes.tsx` of their domain.
 * The path stands in the fragment of the address: it holds identifiers only, never a name, and survives the reload
 * that follows a lock.
 */
const root = createRootRoute({ component: Shell, notFoundComponent: UnknownRoute });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/candidats', replace: true });
  },
});

const candidates = createRoute({
  getParentRoute: () => root,
  path: '/candidats',
  validateSearch: z.object({
    /** Filters that a link asks for; the list takes them, and the address forgets them: it keeps no name. */
    filtres: listFiltersSchema.optional().catch(undefined),
    /** Row under the cursor, so that coming back from a person finds the same place. */
    rang: z.number().int().nonnegative().optional().catch(undefined),
    /** Another way of looking at the same people: by stage. */
    en: z.enum(['tableau']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../candidates/routes'), 'CandidatesScreen'),
});
const newCandidate = createRoute({
  getParentRoute: () => root,
  path: '/candidats/nouveau',
  component: lazyRouteComponent(() => import('../candidates/routes'), 'NewCandidateScreen'),
});
const candidateTabs = ['parcours', 'situation', 'projet', 'droits', 'dossiers', 'pieces'] as const;
const candidate = createRoute({
  getParentRoute: () => root,
  path: '/candidats/$candidateId',
  params: { parse: ({ candidateId }) => ({ candidateId: candidateIdSchema.parse(candidateId) }) },
  validateSearch: z.object({
    onglet: z.enum(candidateTabs).optional().catch(undefined),
    /** Key of a field to show and focus. */
    champ: z.string().max(60).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../candidates/routes'), 'CandidateScreen'),
});

const erasure = createRoute({
  getParentRoute: () => root,
  path: '/candidats/$candidateId/effacer',
  params: { parse: ({ candidateId }) => ({ candidateId: candidateIdSchema.parse(candidateId) }) },
  component: lazyRouteComponent(() => import('../privacy/routes'), 'ErasureScreen'),
});
const presentation = createRoute({
  getParentRoute: () => root,
  path: '/candidats/$candidateId/presenter',
  params: { parse: ({ candidateId }) => ({ candidateId: candidateIdSchema.parse(candidateId) }) },
  component: lazyRouteComponent(() => import('../presentation/routes'), 'PresentationScreen'),
});
const merge = createRoute({
  getParentRoute: () => root,
  path: '/candidats/$candidateId/reunir',
  params: { parse: ({ candidateId }) => ({ candidateId: candidateIdSchema.parse(candidateId) }) },
  validateSearch: z.object({ autre: candidateIdSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../merge/routes'), 'MergeScreen'),
});
const separation = createRoute({
  getParentRoute: () => root,
  path: '/candidats/$candidateId/separer',
  params: { parse: ({ candidateId }) => ({ candidateId: candidateIdSchema.parse(candidateId) }) },
  validateSearch: z.object({ reunion: z.uuid() }),
  component: lazyRouteComponent(() => import('../merge/routes'), 'SeparationScreen'),
});
const personRights = createRoute({
  getParentRoute: () => root,
  path: '/candidats/$candidateId/donnees',
  params: { parse: ({ candidateId }) => ({ candidateId: candidateIdSchema.parse(candidateId) }) },
  component: lazyRouteComponent(() => import('../privacy/routes'), 'PersonRightsScreen'),
});
const retention = createRoute({
  getParentRoute: () => root,
  path: '/parametres/donnees',
  component: lazyRouteComponent(() => import('../privacy/routes'), 'RetentionScreen'),
});
const requests = createRoute({
  getParentRoute: () => root,
  path: '/parametres/demandes',
  component: lazyRouteComponent(() => import('../privacy/routes'), 'RequestsScreen'),
});
const newRequest = createRoute({
  getParentRoute: () => root,
  path: '/parametres/demandes/nouvelle',
  /** Whom it is about, from the page of the person. */
  validateSearch: z.object({ candidat: candidateIdSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../privacy/routes'), 'NewRequestScreen'),
});
const request = createRoute({
  getParentRoute: () => root,
  path: '/parametres/demandes/$requestId',
  params: { parse: ({ requestId }) => ({ requestId: z.uuid().parse(requestId) }) },
  component: lazyRouteComponent(() => import('../privacy/routes'), 'RequestScreen'),
});
const comparator = createRoute({
  getParentRoute: () => root,
  path: '/candidats/$candidateId/comparer',
  params: { parse: ({ candidateId }) => ({ candidateId: candidateIdSchema.parse(candidateId) }) },
  component: lazyRouteComponent(() => import('../rights/routes'), 'ComparatorScreen'),
});
const findContract = createRoute({
  getParentRoute: () => root,
  path: '/comparer',
  component: lazyRouteComponent(() => import('../rights/routes'), 'FindContractScreen'),
});
const sweep = createRoute({
  getParentRoute: () => root,
  path: '/droits',
  validateSearch: z.object({
    rang: z.number().int().nonnegative().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../rights/routes'), 'SweepScreen'),
});

const employers = createRoute({
  getParentRoute: () => root,
  path: '/employeurs',
  component: lazyRouteComponent(() => import('../employers/routes'), 'EmployersScreen'),
});
const newEmployer = createRoute({
  getParentRoute: () => root,
  path: '/employeurs/nouveau',
  component: lazyRouteComponent(() => import('../employers/routes'), 'NewEmployerScreen'),
});
const employer = createRoute({
  getParentRoute: () => root,
  path: '/employeurs/$employerId',
  params: { parse: ({ employerId }) => ({ employerId: employerIdSchema.parse(employerId) }) },
  component: lazyRouteComponent(() => import('../employers/routes'), 'EmployerScreen'),
});

const contractFiles = createRoute({
  getParentRoute: () => root,
  path: '/dossiers',
  component: lazyRouteComponent(() => import('../contract-files/routes'), 'ContractFilesScreen'),
});
const newContractFile = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/nouveau',
  validateSearch: z.object({
    candidat: candidateIdSchema.optional().catch(undefined),
    employeur: employerIdSchema.optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../contract-files/routes'), 'NewContractFileScreen'),
});
const contractFile = createRoute({
  getParentRoute: () => root,
  path: '/dossiers/$contractFileId',
  params: { parse: ({ contractFileId }) => ({ contractFileId: contractFileIdSchema.parse(contractFileId) }) },
  validateSearch: z.object({
    /** Identifier of the step to open. */
    etape: z.string().max(60).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../contract-files/routes'), 'ContractFileScreen'),
});

const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  validateSearch: z.object({
    /** Number of an extract that was dropped elsewhere: another one opens the import anew, even where it is shown. */
    depot: z.number().int().nonnegative().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../import/routes'), 'ImportScreen'),
});
const indicators = createRoute({
  getParentRoute: () => root,
  path: '/indicateurs',
  component: lazyRouteComponent(() => import('../indicators/routes'), 'IndicatorsScreen'),
});
const settings = createRoute({
  getParentRoute: () => root,
  path: '/parametres',
  component: lazyRouteComponent(() => import('../settings/routes'), 'SettingsScreen'),
});
const appearanceSettings = createRoute({
  getParentRoute: () => root,
  path: '/parametres/affichage',
  component: lazyRouteComponent(() => import('../settings/routes'), 'AppearanceScreen'),
});
const referencesSettings = createRoute({
  getParentRoute: () => root,
  path: '/parametres/valeurs',
  validateSearch: z.object({
    onglet: z.enum(referenceTabs).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../references/routes'), 'ReferencesScreen'),
});
const sheets = createRoute({
  getParentRoute: () => root,
  path: '/fiches',
  /** Day for which the schemes are told open or closed; today unless told. */
  validateSearch: z.object({ au: civilDateSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../rights/routes'), 'SheetsScreen'),
});
const sheet = createRoute({
  getParentRoute: () => root,
  path: '/fiches/$scheme',
  params: { parse: ({ scheme }) => ({ scheme: schemeCodeSchema.parse(scheme) }) },
  /** Day for which the sheet is read; today unless told. */
  validateSearch: z.object({ au: civilDateSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../rights/routes'), 'SheetScreen'),
});
const help = createRoute({
  getParentRoute: () => root,
  path: '/aide',
  component: lazyRouteComponent(() => import('../help/routes'), 'HelpScreen'),
});
const helpPage = createRoute({
  getParentRoute: () => root,
  path: '/aide/$page',
  validateSearch: z.object({
    /** Part of the page to show and focus, as GitHub names its heading. */
    titre: z.string().max(200).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('../help/routes'), 'HelpScreen'),
});
const securitySettings = createRoute({
  getParentRoute: () => root,
  path: '/parametres/securite',
  component: lazyRouteComponent(() => import('../security/routes'), 'SecurityScreen'),
});
const backupsSettings = createRoute({
  getParentRoute: () => root,
  path: '/parametres/sauvegardes',
  component: lazyRouteComponent(() => import('../backups/routes'), 'BackupsScreen'),
});
const accessSettings = createRoute({
  getParentRoute: () => root,
  path: '/parametres/journal',
  /** Only what concerns this person. */
  validateSearch: z.object({ candidat: candidateIdSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../access/routes'), 'AccessScreen'),
});
const handoverSettings = createRoute({
  getParentRoute: () => root,
  path: '/parametres/passations',
  /** Candidate to hand over, from the page of the person. */
  validateSearch: z.object({ candidat: candidateIdSchema.optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../handover/routes'), 'HandoverScreen'),
});
const diagnosticsSettings = createRoute({
  getParentRoute: () => root,
  path: '/parametres/diagnostic',
  component: lazyRouteComponent(() => import('../diagnostics/routes'), 'DiagnosticsScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    candidates,
    erasure,
    merge,
    separation,
    personRights,
    presentation,
    retention,
    requests,
    newRequest,
    request,
    newCandidate,
    candidate,
    comparator,
    findContract,
    sweep,
    employers,
    newEmployer,
    employer,
    contractFiles,
    newContractFile,
    contractFile,
    importing,
    indicators,
    sheets,
    sheet,
    help,
    helpPage,
    settings,
    appearanceSettings,
    referencesSettings,
    securitySettings,
    backupsSettings,
    accessSettings,
    handoverSettings,
    diagnosticsSettings,
  ]),
  history: createHashHistory(),
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: RouteFailure,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
