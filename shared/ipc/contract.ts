import type { z } from 'zod';
import { accessProcedures } from '../access';
import { backupsProcedures } from '../backups';
import type { Result } from '../base/errors';
import type { Domain, Procedure } from '../base/procedure';
import { candidatesProcedures } from '../candidates';
import { contractFilesProcedures } from '../contract-files';
import { diagnosticsProcedures } from '../diagnostics';
import { draftsProcedures } from '../drafts';
import { employersProcedures } from '../employers';
import { handoverProcedures } from '../handover';
import { importProcedures } from '../import';
import { indicatorsProcedures } from '../indicators';
import { listsProcedures } from '../lists';
import { mergeProcedures } from '../merge';
import { obligationsProcedures } from '../obligations';
import { papersProcedures } from '../papers';
import { clockProcedures, keysProcedures, portfolioProcedures, sealingProcedures } from '../portfolio';
import { presentationProcedures } from '../presentation';
import { privacyProcedures } from '../privacy';
import { referencesProcedures } from '../references';
import { rightsProcedures } from '../rights';
import { logoProcedures, settingsProcedures } from '../settings';
import { stagesProcedures } from '../stages';
import { workstationProcedures } from '../workstation';

/** The contract between the window and the rest: every procedure, by name. Nothing else crosses the bridge. */
export const contract = {
  ...portfolioProcedures,
  ...candidatesProcedures,
  ...employersProcedures,
  ...listsProcedures,
  ...stagesProcedures,
  ...papersProcedures,
  ...mergeProcedures,
  ...contractFilesProcedures,
  ...importProcedures,
  ...indicatorsProcedures,
  ...logoProcedures,
  ...settingsProcedures,
  ...keysProcedures,
  ...sealingProcedures,
  ...clockProcedures,
  ...backupsProcedures,
  ...draftsProcedures,
  ...accessProcedures,
  ...handoverProcedures,
  ...diagnosticsProcedures,
  ...workstationProcedures,
  ...presentationProcedures,
  ...privacyProcedures,
  ...rightsProcedures,
  ...referencesProcedures,
  ...obligationsProcedures,
} as const satisfies Record<`${Domain}.${string}`, Procedure>;

export type Contract = typeof contract;
export type ProcedureName = keyof Contract;
/** What the caller writes (before defaults are filled in). */
export type Input<N extends ProcedureName> = z.input<Contract[N]['input']>;
/** What the handler receives. */
export type Parsed<N extends ProcedureName> = z.output<Contract[N]['input']>;
export type Output<N extends ProcedureName> = z.output<Contract[N]['output']>;
export type Answer<N extends ProcedureName> = Result<Output<N>>;

/** The procedures that main answers by itself. */
export type MainProcedureName = {
  [N in ProcedureName]: Contract[N]['by'] extends 'main' ? N : never;
}[ProcedureName];

export const isProcedureName = (name: string): name is ProcedureName => Object.hasOwn(contract, name);
/** The same map with the types widened, for code that treats all procedures alike (gate, vault transport). */
export const procedureOf = (name: ProcedureName): Procedure => contract[name];
