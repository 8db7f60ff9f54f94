import type { AccessDetail, AccessKind } from '../../../shared/access';
import type { Output, Parsed, ProcedureName } from '../../../shared/ipc';

/** Fields of an input that may name a subject. */
type FieldOf<N extends ProcedureName> = Extract<keyof Parsed<N>, string>;

/** What one procedure leaves in the journal of accesses, once it has succeeded. */
export interface LoggedLine<N extends ProcedureName> {
  readonly kind: AccessKind;
  /**
   * Which field of the input names the subject, and what it is; an attachment is told by its contract file. A list of
   * identifiers leaves a line for each, so that every person finds hers.
   */
  readonly subject?: {
    readonly type: 'candidate' | 'contract-file' | 'attachment';
    readonly field: FieldOf<N>;
  };
  /** A reading: one line for each subject and quarter of an hour. */
  readonly isReading?: true;
  /** Codes and counts, from the schemas' own numbers and enumerations: never a text that someone typed. */
  readonly detail?: (input: Parsed<N>, output: Output<N>) => AccessDetail;
}

/**
 * THE table: what each procedure leaves in the journal of accesses. A new procedure gets a line here, or its name in
 * `notLogged` below with those that resemble it; a test fails until it has. Only procedures of the vault that need an
 * open portfolio can be logged here: openings and lockings are written by `journal-guard.ts`.
 */
export const logged: { readonly [N in ProcedureName]?: LoggedLine<N> } = {
  'candidates.get': { kind: 'candidate.read', subject: { type: 'candidate', field: 'id' }, isReading: true },
  'candidates.timeline': {
    kind: 'candidate.read',
    subject: { type: 'candidate', field: 'id' },
    isReading: true,
  },
  'rights.situation': {
    kind: 'candidate.read',
    subject: { type: 'candidate', field: 'id' },
    isReading: true,
  },

  'rights.previewComparison': {
    kind: 'comparison.previewed',
    subject: { type: 'candidate', field: 'id' },
    isReading: true,
  },
  'rights.writeComparison': { kind: 'comparison.pdf', subject: { type: 'candidate', field: 'id' } },

  'contractFiles.get': {
    kind: 'file.read',
    subject: { type: 'contract-file', field: 'id' },
    isReading: true,
  },
  'contractFiles.dossier': {
    kind: 'file.read',
    subject: { type: 'contract-file', field: 'id' },
    isReading: true,
  },
  'contractFiles.readAttachment': {
    kind: 'attachment.read',
    subject: { type: 'attachment', field: 'attachmentId' },
    isReading: true,
  },
  'contractFiles.previewPdf': {
    kind: 'file.previewed',
    subject: { type: 'contract-file', field: 'id' },
    isReading: true,
  },
  'contractFiles.savePdf': { kind: 'file.pdf', subject: { type: 'contract-file', field: 'id' } },
  'contractFiles.saveLiasse': { kind: 'file.liasse', subject: { type: 'contract-file', field: 'id' } },

  'indicators.writeExport': {
    kind: 'export.written',
    detail: ({ quarter }) => ({ quarter }),
  },
  'rights.writeReport': { kind: 'answer.reported', detail: ({ scheme }) => ({ scheme }) },
  'import.commit': {
    kind: 'import.committed',
    detail: (_input, { batch: { counts } }) => ({
      rows: counts.rows,
      created: counts.created,
      merged: counts.merged,
      refused: counts.refused,
    }),
  },
  'import.undo': { kind: 'import.undone' },

  'access.verify': {
    kind: 'journal.verified',
    detail: (_input, { last }) => ({
      faults: [last?.changes.firstFaultAt, last?.accesses.firstFaultAt].filter((at) => typeof at === 'number')
        .length,
    }),
  },
  'portfolio.verify': {
    kind: 'journal.verified',
    detail: (_input, { journal }) => ({ faults: journal.firstFaultAt === null ? 0 : 1 }),
  },
  'access.save': { kind: 'journal.saved', detail: (_input, { lines }) => ({ lines }) },
  'access.printed': {
    kind: 'screen.printed',
    subject: { type: 'candidate', field: 'candidateId' },
    detail: ({ screen }) => ({ screen }),
  },

  'keys.changePassphrase': { kind: 'keys.changed' },
  'keys.confirmRecovery': { kind: 'keys.changed' },
  'keys.enableQuickUnlock': { kind: 'keys.changed' },
  'keys.disableQuickUnlock': { kind: 'keys.changed' },
  'keys.rekey': { kind: 'keys.changed' },
  'backups.make': { kind: 'backup.made' },
  'backups.copyTo': { kind: 'backup.made' },
  'portfolio.saveCopy': { kind: 'backup.made' },

  'handover.prepare': {
    kind: 'candidate.read',
    subject: { type: 'candidate', field: 'candidateIds' },
    isReading: true,
  },
  'handover.ofCandidate': {
    kind: 'candidate.read',
    subject: { type: 'candidate', field: 'id' },
    isReading: true,
  },
  'handover.write': { kind: 'handover.sent', subject: { type: 'candidate', field: 'candidateIds' } },
  'handover.accept': { kind: 'handover.accepted' },
};

/** Procedures that leave no line in the journal of accesses, and why. */
export const notLogged: Readonly<Record<string, readonly ProcedureName[]>> = {
  'a change, which the journal of changes holds already': [
    'candidates.create',
    'candidates.update',
    'candidates.recordContact',
    'candidates.addNote',
    'candidates.saveEnrolment',
    'employers.create',
    'employers.update',
    'contractFiles.create',
    'contractFiles.saveDraft',
    'contractFiles.transition',
    'contractFiles.setDocument',
    'contractFiles.attach',
    'contractFiles.removeAttachment',
    'settings.save',
    'handover.addColleague',
    'handover.renameColleague',
    'handover.removeColleague',
    'rights.tellFact',
    'rights.override',
    'rights.withdrawOverride',
    'references.addValue',
    'references.addOrder',
    'references.withdraw',
    'references.importPack',
    'backups.useFolder',
  ],
  'a list or a search: a line for each key typed would drown the openings of a page, which are logged': [
    'candidates.list',
    'candidates.search',
    'candidates.facets',
    'candidates.similar',
    'rights.sweep',
    'rights.sweepState',
    'rights.sweepRows',
    'contractFiles.list',
    'import.read',
    'import.plan',
    'import.planLines',
    'import.batches',
    'import.resume',
  ],
  'what is being typed: the change is logged when it is made': [
    'drafts.list',
    'drafts.get',
    'drafts.save',
    'drafts.remove',
    'import.giveUp',
  ],
  'shown and not yet accepted: accepting leaves the line': ['handover.open', 'handover.refuse'],
  'no young person in it': [
    'employers.list',
    'employers.get',
    'indicators.quarter',
    'indicators.verifyExport',
    'settings.get',
    'rights.previewReport',
    'references.list',
    'references.previewPack',
    'portfolio.info',
    'access.list',
    'access.state',
    'keys.judge',
    'keys.state',
    'keys.prepareRecovery',
    'keys.prepareRekey',
    'keys.saveRecoverySheet',
    'backups.state',
    'backups.list',
    'backups.verify',
    'handover.identity',
    'handover.colleagues',
    'handover.history',
    'handover.readKey',
    'handover.readCard',
    'handover.saveCard',
    'diagnostics.run',
    'diagnostics.save',
  ],
  'opening, written by journal-guard.ts': [
    'portfolio.create',
    'portfolio.open',
    'portfolio.recover',
    'portfolio.quickOpen',
  ],
  'answered while no portfolio is open: there is no journal to write in yet; the opening that follows is logged':
    [
      'portfolio.prepare',
      'portfolio.examine',
      'portfolio.setAside',
      'portfolio.relocate',
      'backups.find',
      'backups.examine',
      'backups.restore',
    ],
  'answered by main, which sees no data': [
    'app.state',
    'app.lock',
    'app.cancel',
    'files.chooseToOpen',
    'files.chooseToSave',
    'files.chooseFolder',
    'files.chooseLocal',
    'app.readyToLock',
    'keys.quickUnlock',
    'workstation.policy',
    'workstation.previewPrint',
    'workstation.print',
    'workstation.readUpdate',
    'workstation.startUpdate',
    'workstation.get',
    'workstation.save',
    'workstation.copy',
  ],
};
